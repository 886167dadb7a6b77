using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace Investigator.Domain.Detection.Detectors;

/// <summary>Accounts that signed up close together and share a card, a device, a code, an address or an e-mail domain.</summary>
public sealed class SignUpBurst(SignUpBurstOptions options) : IDetector
{
    public DetectorInfo Info { get; } = new(
        "sign-up-burst", 1, "Signed up in a burst",
        "More sign-ups with the same card, device, referral code, address or e-mail domain within hours than the pace of all sign-ups explains. Accounts of one organisation don't count against each other.",
        "Classes, hackathons, conferences, a company that rolls out.",
        ["created_at"]);

    public Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct)
    {
        var known = population.Profiles.Where(p => p.Record.CreatedAt is not null).OrderBy(p => p.Record.CreatedAt).ThenBy(p => p.AccountId.Value, StringComparer.Ordinal).ToList();
        var all = known.Select(p => p.Record.CreatedAt!.Value).ToList();
        var best = new Dictionary<AccountProfile, Burst>(ReferenceEqualityComparer.Instance);
        foreach (var (what, of) in Traits)
            foreach (var group in known.Where(p => !string.IsNullOrEmpty(of(p))).GroupBy(of, StringComparer.Ordinal).Where(g => g.Count() >= options.Fewest))
                Look(what, [.. group], all, best);

        var counts = population.Measure(p => p.Record.CreatedAt is null ? null : best.TryGetValue(p, out var b) ? b.Near : 0, new(1));
        var findings = new List<Finding>();
        foreach (var profile in known)
        {
            if (!best.TryGetValue(profile, out var burst) || burst.Near + 1 < options.Fewest) continue;
            var strength = Surprise.Strength(burst.Bits, options.FromBits);
            if (strength <= 0 || counts.Of(profile) is not { } standing) continue;
            findings.Add(new(
                profile.AccountId, strength,
                string.Create(CultureInfo.InvariantCulture,
                    $"{burst.Near:N0} other accounts with the same {burst.Trait} signed up within {options.Within.TotalHours:0} hours of it, of {burst.Of:N0} that share it at all; at the pace of all sign-ups {burst.Expected:0.##} would have ({burst.Bits:0} bits of surprise)."),
                standing.PeerGroup,
                [standing.ToMeasure($"Sign-ups near it with the same {burst.Trait}", "")]));
        }
        return population.HitsAsync(Info, EventChoice.Any, findings, ct);
    }

    private static IReadOnlyList<(string What, Func<AccountProfile, string?> Of)> Traits { get; } =
    [
        ("card", p => p.Record.PaymentFingerprint),
        ("device", p => p.Record.DeviceId),
        ("referral code", p => p.Record.Referrer),
        ("sign-up address", p => p.Record.SignupIp),
        ("e-mail domain", p => p.Record.EmailDomain),
    ];

    // Null model: those who share a trait sign up like everybody, independently. O(k) per trait by two pointers.
    private void Look(string what, List<AccountProfile> group, List<DateTimeOffset> all, Dictionary<AccountProfile, Burst> best)
    {
        var (from, to) = (0, 0);
        var ofOrganisation = group.Where(p => p.Record.OrganizationId is not null).CountBy(p => p.Record.OrganizationId!, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var colleagues = ofOrganisation.ToDictionary(o => o.Key, _ => 0, StringComparer.Ordinal);
        foreach (var profile in group)
        {
            var at = profile.Record.CreatedAt!.Value;
            for (; group[from].Record.CreatedAt < at - options.Within; from++)
                if (group[from].Record.OrganizationId is { } left) colleagues[left]--;
            for (; to < group.Count && group[to].Record.CreatedAt <= at + options.Within; to++)
                if (group[to].Record.OrganizationId is { } entering) colleagues[entering]++;
            var near = to - from - 1;
            var others = group.Count - 1;
            if (profile.Record.OrganizationId is { } organisation)
            {
                near -= colleagues[organisation] - 1;
                others -= ofOrganisation[organisation] - 1;
            }
            if (near <= 0) continue;

            // Everybody else's pace around the same time, one more and one less than seen so that a quiet hour never proves the impossible.
            var total = all.Count - group.Count;
            var around = Position(all, at + options.Within + TimeSpan.FromTicks(1)) - Position(all, at - options.Within) - (to - from);
            var expected = others * (around + 1.0) / (total + 2.0);
            var burst = new Burst(what, near, others, expected, Surprise.PoissonBits(near, expected));
            if (!best.TryGetValue(profile, out var known) || known.Bits < burst.Bits) best[profile] = burst;
        }
    }

    private static int Position(List<DateTimeOffset> sorted, DateTimeOffset at)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < at) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private sealed record Burst(string Trait, int Near, int Of, double Expected, double Bits);
}

/// <summary>When sign-ups are a burst.</summary>
public sealed class SignUpBurstOptions
{
    /// <summary>How far before and after a sign-up others count. Default 12 hours.</summary>
    [Range(typeof(TimeSpan), "00:05:00", "30.00:00:00", ParseLimitsInInvariantCulture = true)]
    public TimeSpan Within { get; set; } = TimeSpan.FromHours(12);

    /// <summary>Fewest accounts in a burst. Default 4: families and small teams have fewer.</summary>
    [Range(2, 10_000)]
    public int Fewest { get; set; } = 4;

    /// <summary>Bits where surprise begins. Default 10: one in a thousand.</summary>
    [Range(1, 1000)]
    public double FromBits { get; set; } = 10;
}
