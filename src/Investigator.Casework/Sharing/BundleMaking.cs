using Investigator.Casework.Audit;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Microsoft.EntityFrameworkCore;

namespace Investigator.Casework.Sharing;

/// <summary>Makes files of campaigns for recipients: what all of them may get, with the key that they share.</summary>
internal sealed class BundleMaking(RecordedActs acts, SharingPolicy policy, BundleFormats formats, PartnerSecrets secrets, CaseStoreOptions options)
{
    // A bundle carries the time of its making. Times snap to five minutes, so that a proposal within the hour can make the very bytes that were previewed, or prove that it can't.
    private static readonly TimeSpan s_slot = TimeSpan.FromMinutes(5);
    private const int SlotsBack = 12;

    /// <summary>How a request is made now, or why it can't be.</summary>
    public async Task<Done<Recipe>> RecipeAsync(BundleRequest request, CancellationToken ct)
    {
        if (request.Wrong() is { } wrong) return wrong;
        if (formats.Find(request.Format) is not { } writer) return Refusal.NotFound;
        var house = await SharingSecret.LoadAsync(acts, ct).ConfigureAwait(false);
        var db = await acts.ReadAsync(ct).ConfigureAwait(false);
        await using var dbHeld = db.ConfigureAwait(false);
        var recipients = await RecipientsAsync(db, request.To, ct).ConfigureAwait(false);
        var now = acts.Clock.GetUtcNow();
        if (request.To.Collection is not null)
            // Who follows the collection but may not get this marking is stopped at the gate; it narrows nothing for the others.
            recipients = [.. recipients.Where(p => p.State is PartnerState.Active && p.AgreedUntil > now && p.HighestMarking >= request.Marking)];
        else if (recipients.Count < request.To.Partners.Distinct().Count()) return Refusal.NotFound;
        else if (recipients.Any(p => p.State is not PartnerState.Active || p.AgreedUntil <= now || p.HighestMarking < request.Marking)) return Refusal.RecipientMayNot;

        var key = house;
        if (request.To.Collection is null && recipients is [{ Key: { } own }]) key = secrets.Open(own) ?? throw new InvalidOperationException("The key of a partner can't be opened any more. Make a new one in the directory.");
        return new Recipe(writer, key, RecipientRules.Of(recipients), request.Marking, policy with { ValidFor = request.ValidFor })
        {
            Attributed = request.Attributed,
            Collection = request.To.Collection is SharedCollection.Everyone ? null : request.To.Collection,
        };
    }

    /// <summary>Those who would get it: named, or followers of the collection.</summary>
    public static async Task<IReadOnlyList<Partner>> RecipientsAsync(InvestigatorDb db, Recipients to, CancellationToken ct)
    {
        var named = to.Partners.ToList();
        return to.Collection is { } collection
            ? [.. (await Partners.Whole(db).AsNoTracking().ToListAsync(ct).ConfigureAwait(false)).Where(p => p.Follows(collection))]
            : await Partners.Whole(db).AsNoTracking().Where(p => named.Contains(p.Id)).ToListAsync(ct).ConfigureAwait(false);
    }

    /// <summary>The file of now; <c>null</c> when the campaign is too small.</summary>
    public BundlePreview? Make(Recipe recipe, CampaignFacts facts) => Make(recipe, facts, 0);

    /// <summary>The file that was previewed within the hour; <c>null</c> when the same question gives other bytes.</summary>
    public BundlePreview? MakeAgain(Recipe recipe, CampaignFacts facts, string contentHash) =>
        Enumerable.Range(0, SlotsBack).Select(back => Make(recipe, facts, back)).FirstOrDefault(p => p?.Sha256 == contentHash);

    private BundlePreview? Make(Recipe recipe, CampaignFacts facts, int slotsBack)
    {
        var now = acts.Clock.GetUtcNow();
        var at = new DateTimeOffset(now.UtcTicks - (now.UtcTicks % s_slot.Ticks), TimeSpan.Zero) - (slotsBack * s_slot);
        var known = recipe.Attributed ? facts : facts with { Attribution = null };
        var draft = new BundleComposer(recipe.Policy, recipe.Key).Compose(known, options.ProducerName, recipe.Marking, at, recipe.Rules);
        return BundlePreview.Of(draft with { Bundle = draft.Bundle is { } bundle ? bundle with { Collection = recipe.Collection } : null }, recipe.Writer);
    }
}

/// <summary>All that decides the bytes of a bundle beside what is known of the campaign.</summary>
internal sealed record Recipe(IBundleWriter Writer, SharingKey Key, RecipientRules Rules, TrafficLight Marking, SharingPolicy Policy)
{
    /// <summary>Whether it says whose work it is held to be.</summary>
    public bool Attributed { get; init; }

    /// <summary>The collection with a name of its own that it is for.</summary>
    public string? Collection { get; init; }
}
