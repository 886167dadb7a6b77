using FsCheck.Xunit;
using Investigator.Domain.Decisions;

namespace Investigator.Tests.Decisions;

public sealed class PositionRunTests
{
    [Property]
    public bool What_is_free_is_what_was_wanted_and_not_taken(byte[] wanted, byte[] taken)
    {
        var free = PositionRun.Without(PositionRun.Of(Positions(wanted)), PositionRun.Of(Positions(taken)));
        return Each(free).SequenceEqual(Positions(wanted).Except(Positions(taken)).Distinct().Order());
    }

    [Property]
    public bool Runs_hold_each_position_once_and_are_as_few_as_can_be(byte[] positions)
    {
        var runs = PositionRun.Of(Positions(positions));
        return Each(runs).SequenceEqual(Positions(positions).Distinct().Order()) && runs.Zip(runs.Skip(1)).All(pair => pair.First.Last + 1 < pair.Second.First);
    }

    private static IEnumerable<long> Positions(byte[]? bytes) => (bytes ?? []).Select(b => (long)b);

    private static IEnumerable<long> Each(IEnumerable<PositionRun> runs) => runs.SelectMany(r => Enumerable.Range((int)r.First, (int)(r.Last - r.First + 1)).Select(n => (long)n));
}
