import { templateById } from '@kaocheng/forms/templates/registry';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { LoadingScreen } from '../../app/ErrorScreen.js';
import { Notice, type NoticeProps } from '../../app/Notice.js';
import { documentQuery } from '../../server/documents.js';
import { sentenceOf } from '../../server/problem.js';
import { sayFill } from '../../words/say-fill.js';
import { CopyBox } from './CopyBox.js';
import { Editor } from './Editor.js';
import { versionOf } from './useFillSession.js';
import './fill.css';

const route = getRouteApi('/fill/$id');

/** A form of a document, to be filled in; of a document that was read from a file, to be copied into a new one. */
export function EditPage() {
  const { id } = route.useParams();
  const { form: order, copy } = route.useSearch();
  const opened = useQuery({
    ...documentQuery(id),
    refetchInterval: ({ state }) => {
      const now = state.data?.document.state;
      return now === 'queued' || now === 'reading' ? 400 : false;
    },
  });
  const { data } = opened;
  if (data === undefined) {
    if (opened.error === null) return <LoadingScreen />;
    return <Refused sentence={sentenceOf(opened.error)} onRetry={() => void opened.refetch()} />;
  }
  const { document, transcript } = data;
  if (document.state === 'queued' || document.state === 'reading') {
    return (
      <div className="notice notice-calm" role="status">
        <h1>{document.name}</h1>
        <p>{sayFill('from.busy')}</p>
        <progress aria-label={sayFill('from.busy')} />
      </div>
    );
  }
  if (transcript === null) return <Refused sentence={document.problem?.message ?? ''} />;
  const form = transcript.forms.find((each) => each.order === order) ?? transcript.forms[0];
  if (form === undefined) return <Refused sentence={sayFill('from.unfit')} />;
  if (form.template === undefined || copy === true)
    return <CopyBox key={id} detail={data} transcript={transcript} begin={form.order} />;
  const template = templateById(form.template);
  const version = versionOf(data, form.order);
  if (template === null || version === null) {
    return <Refused sentence={sayFill('edit.noTemplate', { template: form.template })} />;
  }
  return <Editor key={`${id} ${form.order}`} {...{ detail: data, transcript, opened: version, template }} />;
}

type RefusedProps = Omit<NoticeProps, 'title' | 'children'>;

function Refused(props: RefusedProps) {
  return (
    <Notice title={sayFill('title')} {...props}>
      <Link to="/fill">{sayFill('edit.back')}</Link>
    </Notice>
  );
}
