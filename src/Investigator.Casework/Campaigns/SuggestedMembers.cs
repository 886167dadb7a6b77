using Investigator.Casework.Data;
using Investigator.Casework.Linking;
using Investigator.Domain.Campaigns;
using Investigator.Domain.Linking;
using Investigator.Domain.Usage;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Campaigns;

/// <summary>Who is suggested for a campaign, as rules see them.</summary>
internal static class SuggestedMembers
{
    /// <summary>The source of accounts that links proposed.</summary>
    internal const string Linked = "linked";

    private static readonly HashSet<string> s_none = [];

    /// <summary>A campaign's candidates that nobody has judged: who was made a candidate again waits for a person.</summary>
    /// <param name="links">Whether their links to members that are not innocent are looked at: those of the latest analysis.</param>
    internal static async Task<List<Suggestion>> CandidatesAsync(InvestigatorDb db, Guid campaign, bool links, CancellationToken ct)
    {
        var candidates = await CampaignDesk.Members(db, campaign, MemberStatus.Candidate).Where(m => m.JudgedAt == null).Select(m => new { m.AccountId, m.Weight, m.Source }).ToListAsync(ct).ConfigureAwait(false);
        var tied = links && candidates.Count > 0 ? await TiesAsync(db, campaign, ct).ConfigureAwait(false) : [];
        return candidates.ConvertAll(c => tied.TryGetValue(c.AccountId, out var tie)
            ? new Suggestion(c.AccountId, c.Weight, c.Source, tie.Bits, tie.Members, tie.Kinds)
            : new Suggestion(c.AccountId, c.Weight, c.Source, 0, 0, s_none));
    }

    /// <summary>Accounts that are no members, by their links to confirmed members alone: nobody comes in through somebody who is not confirmed.</summary>
    internal static async Task<List<Suggestion>> OutsideAsync(InvestigatorDb db, Guid campaign, CancellationToken ct)
    {
        var confirmed = (await CampaignDesk.Members(db, campaign, MemberStatus.Confirmed).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false)).ToHashSet();
        var ties = new Dictionary<AccountId, Tie>();
        foreach (var link in await CampaignPoolFindings.LinksOutAsync(db, campaign, ct).ConfigureAwait(false))
            if (confirmed.Contains(link.Member)) Of(ties, link.Outside).Add(link.Weight, link.Reasons);
        return [.. ties.Select(t => new Suggestion(t.Key, 0, Linked, t.Value.Bits, t.Value.Members, t.Value.Kinds))];
    }

    private static async Task<Dictionary<AccountId, Tie>> TiesAsync(InvestigatorDb db, Guid campaign, CancellationToken ct)
    {
        var ties = new Dictionary<AccountId, Tie>();
        var members = (await CampaignDesk.Members(db, campaign, null).Where(m => m.Status != MemberStatus.Innocent).Select(m => m.AccountId).ToListAsync(ct).ConfigureAwait(false)).ToHashSet();
        var candidates = CampaignDesk.Members(db, campaign, MemberStatus.Candidate);
        var links = db.Links.AsNoTracking();
        // Both ways, one at a time: a link between two candidates counts for both. The other end is looked up here; as a second join it would make the store read each link's members anew.
        await foreach (var link in candidates.Join(links, m => m.AccountId, l => l.First, (m, l) => l).AsAsyncEnumerable().WithCancellation(ct).ConfigureAwait(false))
            if (members.Contains(link.Second)) Of(ties, link.First).Add(link.Weight, link.Reasons);
        await foreach (var link in candidates.Join(links, m => m.AccountId, l => l.Second, (m, l) => l).AsAsyncEnumerable().WithCancellation(ct).ConfigureAwait(false))
            if (members.Contains(link.First)) Of(ties, link.Second).Add(link.Weight, link.Reasons);
        return ties;
    }

    private static Tie Of(Dictionary<AccountId, Tie> ties, AccountId account) => ties.TryGetValue(account, out var tie) ? tie : ties[account] = new();

    private sealed class Tie
    {
        public double Bits { get; private set; }

        public int Members { get; private set; }

        public HashSet<string> Kinds { get; } = new(StringComparer.Ordinal);

        public void Add(double bits, IReadOnlyList<LinkReason> reasons)
        {
            (Bits, Members) = (Bits + bits, Members + 1);
            Kinds.UnionWith(reasons.Select(r => r.Kind));
        }
    }
}
