using System.Globalization;

namespace Investigator.Simulator.Worlds;

/// <summary>One harvest to plant in a world. What is left out, the family decides.</summary>
public sealed record CampaignPlan
{
    /// <summary>Most accounts of one pool: the size of the largest known campaign.</summary>
    public const int MostAccounts = 25_000;

    /// <summary>Name of a family, as <see cref="World.Families"/> lists them.</summary>
    public required string Family { get; init; }

    /// <summary>Accounts of the pool, 6 to 25,000; stolen keys from 1.</summary>
    public int Accounts { get; init; } = 40;

    /// <summary>How hard the operator tries not to be seen: 0 not at all, 1 bought proxies, 2 someone who was caught before, 3 someone who has read how detection works.</summary>
    public int Evasion { get; init; } = 1;

    /// <summary>Requests per account and day, cover included, 0.5 to 5,000; <c>null</c>: as the family usually does.</summary>
    public double? PerDay { get; init; }

    /// <summary>Share of the pool's requests that are ordinary questions, 0 to 0.98; <c>null</c>: by the level of evasion.</summary>
    public double? Cover { get; init; }

    /// <summary>Day of the world on which the harvest begins; <c>null</c>: in the first third, by the seed.</summary>
    public double? Start { get; init; }

    /// <summary>Days that the harvest lasts; <c>null</c>: to the end of the world.</summary>
    public double? Days { get; init; }

    /// <summary>Why this harvest cannot be planted, in words for a person, or <c>null</c>.</summary>
    public string? Refusal()
    {
        var family = World.Families.FirstOrDefault(known => string.Equals(known.Name, Family, StringComparison.Ordinal));
        if (family is null) return $"There is no campaign family \"{Family}\". There are: {string.Join(", ", World.Families.Select(known => known.Name))}.";
        return this switch
        {
            _ when Accounts < family.Fewest || Accounts > MostAccounts => $"A {Family} campaign has {family.Fewest} to {MostAccounts.ToString("N0", CultureInfo.InvariantCulture)} accounts, not {Accounts}.",
            { Evasion: < 0 or > 3 } => $"The evasion of {Family} must be 0, 1, 2 or 3, not {Evasion}.",
            { PerDay: not (null or (>= 0.5 and <= 5000)) } => $"The requests per account and day of {Family} must lie between 0.5 and 5000.",
            { Cover: not (null or (>= 0 and <= 0.98)) } => $"The share of cover of {Family} must lie between 0 and 0.98.",
            { Start: not (null or (>= 0 and <= 89)) } => $"The first day of {Family} must lie between 0 and 89.",
            { Days: not (null or (>= 0.25 and <= 90)) } => $"The days of {Family} must lie between 0.25 and 90.",
            _ => null,
        };
    }

    /// <summary>Reads <c>family:accounts=240,evasion=2,per-day=13,cover=0.7,start=2,days=9</c>; everything after the family may be left out.</summary>
    /// <returns>The plan, or what is wrong with the text, in words for a person.</returns>
    public static (CampaignPlan? Plan, string? Refusal) Parse(string text)
    {
        var (family, settings, refusal) = NamedNumbers.Parse(text, ["accounts", "evasion", "per-day", "cover", "start", "days"]);
        if (refusal is not null) return (null, refusal);
        foreach (var whole in (string[])["accounts", "evasion"])
            if (settings.TryGetValue(whole, out var number) && (number != Math.Truncate(number) || Math.Abs(number) > 1e6)) return (null, $"In \"{text}\", {whole} must be a whole number.");
        double? Read(string name) => settings.TryGetValue(name, out var number) ? number : null;
        var plan = new CampaignPlan { Family = family, PerDay = Read("per-day"), Cover = Read("cover"), Start = Read("start"), Days = Read("days") };
        plan = plan with { Accounts = (int)(Read("accounts") ?? plan.Accounts), Evasion = (int)(Read("evasion") ?? plan.Evasion) };
        return (plan, null);
    }
}
