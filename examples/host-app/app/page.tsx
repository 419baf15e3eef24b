export default function Page() {
  return <h1>An app of your own, with the calendar engine mounted</h1>;
}
