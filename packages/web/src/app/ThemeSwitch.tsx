import { say } from '../words/say.js';
import { chooseTheme, type ThemeChoice, useThemeChoice } from './theme.js';

const CHOICES: readonly ThemeChoice[] = ['system', 'light', 'dark'];

/** Light, dark, or as the computer is set. */
export function ThemeSwitch() {
  const choice = useThemeChoice();
  return (
    <label className="head-theme">
      {say('theme.label')}
      <select
        value={choice}
        onChange={({ target }) => chooseTheme(CHOICES.find((each) => each === target.value) ?? 'system')}
      >
        {CHOICES.map((each) => (
          <option key={each} value={each}>
            {say(`theme.${each}`)}
          </option>
        ))}
      </select>
    </label>
  );
}
