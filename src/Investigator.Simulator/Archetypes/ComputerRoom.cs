using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A course in a library's computer room: people with accounts of their own at a few shared machines, behind one address, in the same hours, on the same exercises.</summary>
public sealed class ComputerRoom : IArchetype
{
    public string Name => "computer-room";

    public IEnumerable<Resident> Settle(Land land)
    {
        var rng = land.Rng;
        var (rooms, people) = land.Split(Name, 28, 8);
        for (var i = 0; i < rooms; i++)
        {
            var door = land.Networks.Of(rng, "campus").Draw(rng);
            var (machines, first) = (Enumerable.Range(0, Math.Max(2, people / 3)).Select(_ => land.Fingerprint()).ToArray(), rng.Below(3));
            var lessons = Enumerable.Range(0, land.Options.Days).Where(day => day % 3 == first).Select(day => land.At(day, 16)).ToArray();
            var sheets = Enumerable.Range(1, 4).Select(n => Prompt.Join(Prompt.Of(FormattableString.Invariant($"Lesson {n}, exercise for today: answer about the text and say how you found it.\n\n")), land.Talk.Passage(rng))).ToArray();
            for (var n = 0; n < people; n++)
            {
                var account = land.Account("individual", door.Network.Country, door, lessons[0] + (long)(rng.Between(0, 40) * TimeSpan.TicksPerMinute)) with { DeviceId = rng.Pick(machines), PaymentFingerprint = null, Verification = "email", Tier = "free" };
                var own = rng.Fork();
                yield return new() { Account = account, Archetype = Name, Live = resident => Live(land, resident, own, door, lessons, sheets) };
            }
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address door, long[] lessons, Prompt[] sheets)
    {
        var caller = new Caller(resident, land, rng) { Client = land.Clients.Browser(rng) };
        var starts = lessons.Where(_ => rng.Chance(0.85)).SelectMany(lesson => Enumerable.Range(0, 2 + rng.Below(4)).Select(_ => lesson + (long)(rng.Between(3, 85) * TimeSpan.TicksPerMinute)).Order())
            .Where(at => at > resident.Account.CreatedAt.UtcTicks && at < land.To).ToArray();
        return caller.Converse(starts, _ => door, first => first && rng.Chance(0.7) ? sheets[Math.Min(3, (int)(starts.Length * rng.Unit() / 4))] : land.Talk.Next(rng, caller.Interests));
    }
}
