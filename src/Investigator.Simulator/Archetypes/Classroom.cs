using Investigator.Simulator.Worlds;

namespace Investigator.Simulator.Archetypes;

/// <summary>A university class: everyone signs up in the same lesson with the course's code, sits behind one address, and works on the same assignment.</summary>
public sealed class Classroom : IArchetype
{
    private static readonly string[] s_tasks = ["Question {0} of the sheet: explain the argument of the passage and name one weakness.", "Exercise {0}: write a function that counts the words of the passage and test it.",
        "Task {0}. Translate the passage and mark the two words that were hardest.", "Part {0}: compare the passage with what we read last week."];

    public string Name => "classroom";

    public IEnumerable<Resident> Settle(Land land)
    {
        foreach (var students in land.Groups(Name, 58, 12))
            foreach (var resident in Class(land, students))
                yield return resident;
    }

    private IEnumerable<Resident> Class(Land land, int students)
    {
        var rng = land.Rng;
        var door = land.Networks.Of(rng, "campus").Draw(rng);
        var (organization, domain, referrer) = (land.Organization(), land.CompanyDomain(), "r" + rng.Hex(6));
        var lesson = rng.Between(1, 4);
        var sheets = Enumerable.Range(1, 4).Select(n => Prompt.Join(Prompt.Of(string.Format(System.Globalization.CultureInfo.InvariantCulture, s_tasks[n - 1], n) + "\n\n"), land.Talk.Passage(rng))).ToArray();
        for (var i = 0; i < students; i++)
        {
            var account = land.Account("education", door.Network.Country, door, land.At(lesson, 9 + rng.Between(0, 1.2))) with
            { Organization = organization, EmailDomain = domain, Referrer = referrer, PaymentFingerprint = null, Verification = "email", Tier = "free" };
            var own = rng.Fork();
            yield return new() { Account = account, Archetype = Name, Live = resident => Live(land, resident, own, door, sheets) };
        }
    }

    private static IEnumerable<Exchange> Live(Land land, Resident resident, Rng rng, Address door, Prompt[] sheets)
    {
        var caller = new Caller(resident, land, rng) { Client = land.Clients.Browser(rng) };
        var home = land.Networks.In(rng, "residential", resident.Account.Country).Draw(rng);
        var days = Rhythm.Days(rng, resident.Account.CreatedAt.UtcTicks, land.To, 1.3, Measured.PersonDay, resident.Account.Country, Measured.Week);
        var sheet = 0;
        return caller.Converse(days, at => at / TimeSpan.TicksPerHour % 24 is > 7 and < 17 ? door : home,
            first => !first ? land.Talk.Next(rng, caller.Interests) : rng.Chance(0.75) ? sheets[sheet++ / 3 % sheets.Length] : land.Talk.First(rng, caller.Interests));
    }
}
