import { say } from '../../words/say.js';

export type PaneName = 'findings' | 'forms' | 'source';

const PANES: readonly PaneName[] = ['findings', 'forms', 'source'];

/** On a narrow screen: which of the panes is seen. */
export function PaneSwitch({ pane, onPane }: { readonly pane: PaneName; readonly onPane: (pane: PaneName) => void }) {
  return (
    <nav className="pane-switch no-print" aria-label={say('panes.label')}>
      {PANES.map((each) => (
        <button
          key={each}
          type="button"
          className="plain-button"
          aria-pressed={each === pane}
          onClick={() => onPane(each)}
        >
          {say(`panes.${each}`)}
        </button>
      ))}
    </nav>
  );
}
