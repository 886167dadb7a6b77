namespace Investigator.Simulator.Worlds;

/// <summary>Where accounts settle: the common ground, and the way accounts are made. One for each archetype and each harvest, with its own generator.</summary>
public sealed class Land(Ground ground, Rng rng)
{
    private static readonly string[] s_freeMail = ["gmail.com", "gmail.com", "gmail.com", "gmail.com", "outlook.com", "outlook.com", "yahoo.com", "hotmail.com", "icloud.com", "proton.me", "gmx.net", "qq.com", "163.com", "naver.com"];
    private static readonly string[] s_syllables = [.. "ba ce di fo gu ka le mi no pu ra se ti vo zu mar ten lor vin sol par ker dan bel nor".Split(' ')];
    private static readonly string[] s_disposable = [.. Resources.Lines("clients/disposable-domains.txt")];

    public Ground Ground { get; } = ground;
    public Rng Rng { get; } = rng;
    public WorldOptions Options => Ground.Options;
    public Networks Networks => Ground.Networks;
    public Clients Clients => Ground.Clients;
    public Measured Measured => Ground.Measured;
    public PromptLibrary Library => Ground.Library;
    public Talk Talk => Ground.Talk;
    public long From { get; } = ground.Options.From.UtcTicks;
    public long To { get; } = ground.Options.To.UtcTicks;

    /// <summary>
    /// Members of each group of an honest kind. Below scale 1 one smaller group; above it the largest group takes half of all, the next half of the rest and so on
    /// down to the usual size, since carriers, resellers and fashions are of very different sizes; or what the plan says.
    /// </summary>
    public IEnumerable<int> Groups(string kind, int members, int atLeast = 1)
    {
        if (Planned(kind) is { } plan) return Enumerable.Repeat(plan.Members ?? members, plan.Groups);
        return Options.Scale <= 1 ? [Math.Max(atLeast, (int)Math.Round(members * Options.Scale))] : Halves((int)Math.Round(members * Options.Scale));

        IEnumerable<int> Halves(int left)
        {
            while (left > 0)
            {
                var group = left < members * 2 ? left : Math.Max(members, left / 2);
                left -= group;
                yield return group;
            }
        }
    }

    /// <summary>Groups of the usual size, one for each whole scale; or what the plan says.</summary>
    public (int Groups, int Members) Split(string kind, int members, int atLeast = 1) => Planned(kind) is { } plan ? (plan.Groups, plan.Members ?? members)
        : Options.Scale >= 1 ? ((int)Math.Round(Options.Scale), members) : (1, Math.Max(atLeast, (int)Math.Round(members * Options.Scale)));

    private GroupPlan? Planned(string kind) => Options.Plan.LookAlikes.FirstOrDefault(plan => string.Equals(plan.Kind, kind, StringComparison.Ordinal));

    public int Scaled(double count, int atLeast = 1) => Math.Max(atLeast, (int)Math.Round(count * Options.Scale));

    /// <summary>A number of an honest kind that grows with the scale; or what the plan says.</summary>
    public int Scaled(string kind, double count, int atLeast = 1) => Planned(kind)?.Groups ?? Scaled(count, atLeast);

    /// <summary>Ticks at a day of the world and an hour of UTC, kept inside the world.</summary>
    public long At(double day, double hour = 0) =>
        Math.Clamp(From + (long)(day * TimeSpan.TicksPerDay) + (long)(hour * TimeSpan.TicksPerHour), From, To);

    public string CompanyDomain() => Rng.Pick(s_syllables) + Rng.Pick(s_syllables) + Rng.Pick(s_syllables) + Rng.Pick(["", "", Rng.Pick(s_syllables)]) + Rng.Pick([".example", ".example", ".test"]);

    /// <summary>A private person's mail: mostly a large free service, now and then an own or a throw-away domain.</summary>
    public string PersonalDomain() => Rng.Unit() switch { < 0.86 => Rng.Pick(s_freeMail), < 0.95 => CompanyDomain(), _ => ThrowAwayDomain() };

    public string ThrowAwayDomain() => Rng.Pick(s_disposable);

    public string Organization() => "org_" + Rng.Hex(16);

    public string Fingerprint() => Rng.Hex(32);

    /// <summary>A sign-up some time before the world begins, or within it for about one in seven.</summary>
    public long Joined() => Rng.Chance(0.14) ? From + (long)(Rng.Unit() * (To - From) * 0.8) : From - (long)(Rng.Exponential(150) * TimeSpan.TicksPerDay);

    /// <summary>An account with the habits of the segment; callers replace what their archetype knows better.</summary>
    public Account Account(string segment, string country, Address home, long joined)
    {
        var personal = segment is "individual";
        return new()
        {
            Id = "acc_" + Rng.Hex(20),
            CreatedAt = new DateTimeOffset(joined / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero),
            Segment = segment,
            Tier = Rng.Pick<string>(segment is "enterprise" ? ["tier3", "tier4", "tier5"] : segment is "business" or "startup" ? ["tier1", "tier2", "tier3"] : ["free", "tier1", "tier1", "tier2"]),
            Verification = Rng.Pick<string>(segment is "enterprise" ? ["kyc", "payment"] : personal ? ["email", "phone", "payment", "payment"] : ["payment", "payment", "phone", "kyc"]),
            Country = country,
            EmailDomain = personal ? PersonalDomain() : CompanyDomain(),
            EmailHash = Rng.Hex(64),
            PhoneHash = Rng.Chance(0.6) ? Rng.Hex(64) : null,
            PaymentFingerprint = Rng.Chance(0.8) ? Fingerprint() : null,
            DeviceId = Rng.Chance(0.9) ? Fingerprint() : null,
            SignupFrom = home,
            Referrer = Rng.Chance(0.08) ? "r" + Rng.Hex(6) : null,
        };
    }
}
