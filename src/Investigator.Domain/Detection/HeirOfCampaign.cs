using System.Globalization;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection;

/// <summary>
/// Newcomers that carry the fingerprint of a pool that was frozen or banned. Each shared thing weighs the logarithm of how much likelier an heir has it (half as often as members do) than
/// anybody (as often as accounts outside); the best of each kind counts, and what adds to it up to a bound.
/// </summary>
public sealed class HeirOfCampaign(IBurntPools pools, IHeirQuestions heirs, HeirOptions options) : IDetector
{
    public const string Id = "heir-of-campaign";

    private const double Kept = 0.5;        // an heir keeps half of what its pool had
    private const int Shown = 6;
    private const double From = 2;          // bits beyond the number of accounts where surprise begins

    public DetectorInfo Info { get; } = new(
        Id, 1, "Heir of a closed campaign",
        "Accounts that began after a campaign's members were frozen or banned, and share with those what hardly anybody else has: cards, devices, mail domains, sign-up codes, prompt templates, clients, networks.",
        "Customers who move from a frozen reseller to another account and go on with their own work; new customers of a program whose earlier customers were frozen in error.",
        []);

    public async Task<IReadOnlyList<Hit>> DetectAsync(Population population, CancellationToken ct)
    {
        var all = await pools.AllAsync(ct).ConfigureAwait(false);
        if (all.Count == 0) return [];
        var traits = await heirs.TraitsAsync(all, population.Only, ct).ConfigureAwait(false);
        var known = population.Profiles.Select(p => p.AccountId).ToHashSet();
        var findings = traits.Where(t => known.Contains(t.Account)).GroupBy(t => (t.Account, t.Pool)).Select(of => FindingOf(all[of.Key.Pool], [.. of])).OfType<Finding>()
            .GroupBy(f => f.Account).Select(of => of.MaxBy(f => f.Strength)!).ToList();
        return await population.HitsAsync(Info, EventChoice.Any, findings, ct).ConfigureAwait(false);
    }

    /// <summary>How the evidence names the campaign: what <see cref="Evidence.PeerGroup"/> of its heirs ends with.</summary>
    public static string PeersOf(Guid campaign) => $"of campaign {campaign:D}";

    private Finding? FindingOf(BurntPool pool, List<HeirTrait> traits)
    {
        var weighed = traits.Select(t => (Trait: t, Bits: BitsOf(t, pool.Members.Count))).Where(t => t.Bits >= 1).OrderByDescending(t => t.Bits).ThenBy(t => t.Trait.Resource.Id, StringComparer.Ordinal).ToList();
        var kinds = weighed.GroupBy(t => ViewOf(t.Trait.Resource.Kind)).ToList();
        var bits = kinds.Sum(k => Math.Min(options.MostBitsOfAKind, k.Sum(t => t.Bits)));
        var margin = bits - Math.Log2(traits[0].Accounts);
        if (kinds.Count < options.FewestKinds || margin < options.MarginBits) return null;
        var (first, ended) = (traits[0].FirstAt, traits[0].Ended);
        var said = string.Join("; ", weighed.Take(Shown).Select(t => string.Create(CultureInfo.InvariantCulture, $"{Words(t.Trait.Resource)} ({t.Trait.Members:N0} of {pool.Members.Count:N0} members, {Math.Max(0, t.Trait.Others - 1):N0} others)")));
        return new(
            traits[0].Account, Surprise.Strength(margin, From),
            string.Create(CultureInfo.InvariantCulture, $"Heir of the campaign \"{pool.Name}\": it began {After(first - ended)} after the pool's work ended and shares {weighed.Count:N0} things with it: {said}{(weighed.Count > Shown ? "; …" : "")}."),
            string.Create(CultureInfo.InvariantCulture, $"{pool.Members.Count:N0} frozen or banned members {PeersOf(pool.Campaign)}"),
            [new("Likelier of an heir than of anybody by", Math.Round(bits, 1), "bits", null, null), new("Kinds of things shared", kinds.Count, "", null, null), .. weighed.Take(Shown).Select(t => new Measure(t.Trait.Resource.Id, Math.Round(t.Bits, 1), "bits", null, null))]);
    }

    /// <summary>log2(half the members' share / the others' share), 0 at least.</summary>
    private static double BitsOf(HeirTrait trait, int members)
    {
        var (of, outside) = (Kept * trait.Members / members, (trait.Others - 1 + 0.5) / Math.Max(1, trait.Accounts - members));
        return Math.Max(0, Math.Log2(of / outside));
    }

    // A card and the device it was typed on, or an address and its network, are seen by one eye.
    private static string ViewOf(ResourceKind kind) => kind switch
    {
        ResourceKind.Payment or ResourceKind.Device => "means",
        ResourceKind.EmailDomain or ResourceKind.Referrer => "sign-up",
        ResourceKind.TlsFingerprint or ResourceKind.ClientStack => "client",
        ResourceKind.PromptSkeleton => "work",
        _ => "place",
    };

    private static string Words(Resource resource) => resource.Kind switch
    {
        ResourceKind.Payment => $"the card {resource.Value}",
        ResourceKind.Device => $"the device {resource.Value}",
        ResourceKind.EmailDomain => $"mail at {resource.Value}",
        ResourceKind.Referrer => $"the sign-up code {resource.Value}",
        ResourceKind.TlsFingerprint => $"the TLS fingerprint {resource.Value}",
        ResourceKind.ClientStack => $"the client {resource.Value}",
        ResourceKind.PromptSkeleton => $"the prompt template {resource.Value}",
        _ => $"the network {resource.Value}",
    };

    private static string After(TimeSpan time) => time.TotalHours switch
    {
        < 1 => "within an hour",
        < 48 => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0} hours"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:0} days"),
    };
}
