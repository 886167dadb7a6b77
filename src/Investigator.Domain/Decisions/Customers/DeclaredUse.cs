using Investigator.Domain.Decisions.Policies;
using Investigator.Domain.Detection;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Decisions.Customers;

/// <summary>Holds what customers declared against what they do.</summary>
public sealed class DeclaredUse(IDeclarations declarations, IPolicyQuestions questions) : IDeclared, IHonestSigns
{
    /// <inheritdoc/>
    public async Task<IReadOnlySet<AccountId>> MissedAsync(IReadOnlyList<PolicyFacts> facts, CancellationToken ct) =>
        (await CheckAsync(facts, ct).ConfigureAwait(false)).SelectMany(c => c.Each).Where(a => a.Misses.Count > 0).Select(a => a.AccountId).ToHashSet();

    /// <summary>Traffic that fits what was declared speaks for the account that sent it, and for no other of its organization.</summary>
    public async Task<IReadOnlyDictionary<AccountId, string>> AmongAsync(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        var asked = accounts.ToHashSet();
        var signs = new Dictionary<AccountId, string>();
        foreach (var fit in await CheckAsync(null, ct).ConfigureAwait(false))
            foreach (var one in fit.Each.Where(a => fit.Fits(a) && asked.Contains(a.AccountId))) signs.TryAdd(one.AccountId, "its traffic is what was declared");
        return signs;
    }

    /// <summary>Every standing declaration with what does not fit.</summary>
    /// <param name="facts">Of all accounts over 30 days, where they were read already.</param>
    public async Task<IReadOnlyList<DeclarationFit>> CheckAsync(IReadOnlyList<PolicyFacts>? facts, CancellationToken ct) =>
        await CheckAsync(await declarations.StandingAsync(ct).ConfigureAwait(false), facts, ct).ConfigureAwait(false);

    /// <summary>The declarations that are about one account. All accounts are read only where one is about its organization.</summary>
    public async Task<IReadOnlyList<DeclarationFit>> OfAccountAsync(AccountId account, CancellationToken ct)
    {
        var standing = await declarations.StandingAsync(ct).ConfigureAwait(false);
        if (standing.Count == 0) return [];
        var own = await questions.FactsAsync(PolicyGround.LooksBack, [account], ct).ConfigureAwait(false) is [var seen, ..] ? seen : new PolicyFacts(account);
        return await CheckAsync([.. standing.Where(d => d.IsAbout(own))], null, ct).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<DeclarationFit>> CheckAsync(IReadOnlyList<Declaration> standing, IReadOnlyList<PolicyFacts>? facts, CancellationToken ct)
    {
        if (standing.Count == 0) return [];
        // Where each is about an account, those alone are read; whose account is of which organization is known from the facts.
        var single = standing.All(d => d.Scope is DecisionScope.Account);
        facts ??= await questions.FactsAsync(PolicyGround.LooksBack, single ? [.. standing.Select(d => new AccountId(d.Target))] : null, ct).ConfigureAwait(false);
        var fits = new List<DeclarationFit>(standing.Count);
        foreach (var declaration in standing)
        {
            var about = facts.Where(declaration.IsAbout).ToList();
            AccountId[] accounts = [.. about.Select(f => f.AccountId)];
            var networks = declaration.Terms.Prefixes.Count == 0 ? [] : await questions.NetworksAsync(PolicyGround.LooksBack, accounts, ct).ConfigureAwait(false);
            fits.Add(new(declaration, Each(declaration.Terms, about, networks), about.Sum(f => f.Requests), declaration.Terms.Misses(about, networks)));
        }

        return fits;
    }

    // What all send together is missed by all; for what and from where, each stands for itself: one account does not hide among those of its organization that keep to what was declared.
    private static List<AccountFit> Each(DeclaredTerms terms, IReadOnlyList<PolicyFacts> about, IReadOnlyList<NetworkShare> networks)
    {
        var (tooMuch, from) = (terms.TooMuch(about), networks.ToLookup(n => n.AccountId));
        return [.. about.Select(f =>
        {
            var own = (terms with { RequestsPerDay = null }).Misses([f], [.. from[f.AccountId]]);
            return new AccountFit(f.AccountId, f.Requests, tooMuch is null || f.Requests == 0 ? own : [tooMuch, .. own]);
        })];
    }
}

/// <summary>A declaration against the traffic.</summary>
/// <param name="Each">The accounts that it is about, each by its own traffic.</param>
/// <param name="Misses">What does not fit of all of them together, in words.</param>
public sealed record DeclarationFit(Declaration Declaration, IReadOnlyList<AccountFit> Each, long Requests, IReadOnlyList<string> Misses)
{
    /// <summary>Whether the traffic of an account speaks for it: its own is what was declared, and so is that of all.</summary>
    public bool Fits(AccountFit one) => one.Requests > 0 && one.Misses.Count == 0 && Misses.Count == 0;
}

/// <summary>What one account sent, against what was declared for it or its organization.</summary>
/// <param name="Misses">What does not fit, in words.</param>
public sealed record AccountFit(AccountId AccountId, long Requests, IReadOnlyList<string> Misses);
