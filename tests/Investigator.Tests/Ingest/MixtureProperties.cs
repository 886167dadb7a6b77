using FsCheck.Xunit;
using Investigator.Domain.Ingest;

namespace Investigator.Tests.Ingest;

public sealed class MixtureProperties
{
    [Property(MaxTest = 25)]
    public void Whatever_the_mixture_the_three_add_up_and_each_id_is_stored_once(byte[] lines, byte[] again, byte batch)
    {
        using var rig = new TelemetryRig(configure: options => options.BatchEvents = (batch % 7) + 1);

        var summary = Deliver(rig, "a", lines) + Deliver(rig, "b", again);

        var good = lines.Concat(again).Where(IsGood).ToList();
        Assert.Equal(lines.Length + again.Length - lines.Concat(again).Count(IsBlank), summary.Read);
        Assert.Equal(summary.Read, summary.Accepted + summary.Duplicates + summary.Quarantined);
        Assert.Equal(good.Distinct().Count(), summary.Accepted);
        Assert.Equal(good.Count - good.Distinct().Count(), summary.Duplicates);
        Assert.Equal(good.Distinct().Count(), Wait(rig.CountAsync("usage_event")));
        Assert.Equal(summary.Quarantined, Wait(rig.CountAsync("quarantine")));
        Assert.Equal(0, Wait(rig.OneAsync<long>("SELECT count(*) FROM ingest_batch WHERE read <> accepted + duplicates + quarantined")));
        Assert.Equal(summary.Read, Wait(rig.OneAsync<long>("SELECT sum(read)::BIGINT FROM ingest_batch")));
    }

    private static bool IsGood(byte line) => line % 5 is 0 or 1 or 2;

    private static bool IsBlank(byte line) => line % 5 == 4;

    private static IngestSummary Deliver(TelemetryRig rig, string source, byte[] lines) =>
        Wait(rig.EventsFromAsync(source, [.. lines.Select(b => IsGood(b) ? Lines.Event($"e-{b}") : IsBlank(b) ? "  " : Lines.Event($"e-{b}", ("turn", -1)))]));

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
