import fc from 'fast-check';

/**
 * Property tests draw the same inputs in every run, so that a change is judged by what it changes and not by the draw.
 * KAOCHENG_SEED=<number> draws others; what they find becomes a named case.
 */
const given = Number(process.env['KAOCHENG_SEED'] ?? '');
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number.isInteger(given) && given > 0 ? given : 20_261_122 });
