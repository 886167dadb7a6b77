using Investigator.Domain.Linking;
using Investigator.Telemetry.DuckDb.Questions;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Contracts;

public sealed class DuckDbLinkQuestionsTests : LinkQuestionsContract
{
    private readonly TelemetryRig _rig = new();

    protected override ILinkQuestions Links => new LinkQuestions(_rig.Store);

    protected override Task EventsAsync(params string[] lines) => _rig.EventsAsync(lines);

    protected override void Dispose(bool disposing) => _rig.Dispose();
}
