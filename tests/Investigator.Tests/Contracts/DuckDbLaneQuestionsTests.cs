using Investigator.Domain.Linking;
using Investigator.Telemetry.DuckDb.Questions;
using Investigator.Tests.Ingest;

namespace Investigator.Tests.Contracts;

public sealed class DuckDbLaneQuestionsTests : LaneQuestionsContract
{
    private readonly TelemetryRig _rig = new();

    protected override ILaneQuestions Lanes => new LaneQuestions(_rig.Store);

    protected override Task EventsAsync(params string[] lines) => _rig.EventsAsync(lines);

    protected override void Dispose(bool disposing) => _rig.Dispose();
}
