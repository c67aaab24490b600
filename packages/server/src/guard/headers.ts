import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** What the reference at /api/docs may do, which holds no records: its program writes styles into its page. */
export const POLICY_OF_REFERENCE =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'";

/**
 * Headers by which a browser runs nothing but this server's own scripts, and takes no styles but its own sheets. Single
 * elements may be styled: the tips of charts are.
 */
export async function addHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Loopback is not served over TLS.
    hsts: false,
    referrerPolicy: { policy: 'no-referrer' },
  });
}
