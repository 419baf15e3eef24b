export default function Page() {
  return (
    <main>
      <h1>An app of your own, with Calcache plugged in</h1>
      <p>
        <a href="/team/devs/intro">Book the developers</a>
      </p>
    </main>
  );
}
