using System.Net;
using Investigator.Domain.Audit;
using Investigator.Domain.Decisions.Policies;

namespace Investigator.Domain.Decisions.Customers;

/// <summary>What a customer said they would do: so much, for this, from there. Traffic that fits speaks for them; traffic that does not raises an alert.</summary>
public sealed class Declaration
{
    private Declaration() { } // EF

    public Guid Id { get; private set; }

    public DecisionScope Scope { get; private set; }

    /// <summary>Id of the account or the organization.</summary>
    public string Target { get; private set; } = "";

    public DeclaredTerms Terms { get; private set; } = new("", null, [], [], null);

    public string MadeBy { get; private set; } = "";

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndedBy { get; private set; }

    public long Version { get; private set; }

    public bool StandsAt(DateTimeOffset now) => EndedAt is null && EndsAt > now;

    public static Done<Declaration> Of(Guid id, Person by, DecisionTarget target, DeclaredTerms terms, DateTimeOffset? endsAt, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (target.Scope is not (DecisionScope.Account or DecisionScope.Organization)) return Refusal.NothingChosen;
        if (terms.Check() is { } no) return no;
        if (endsAt is not { } end) return Refusal.ExpiryMissing;
        var now = clock.GetUtcNow();
        if (end <= now) return Refusal.ExpiryInThePast;
        if (end > now + AllowListing.Longest) return Refusal.ListedTooLong;
        return new Declaration { Id = id, Scope = target.Scope, Target = target.Value, Terms = terms, MadeBy = by.Name, MadeAt = now, EndsAt = end };
    }

    public Refusal? End(Person by, TimeProvider clock)
    {
        if (!by.Works) return Refusal.NotAllowed;
        if (EndedAt is not null) return Refusal.AlreadyDecided;
        (EndedAt, EndedBy) = (clock.GetUtcNow(), by.Name);
        return null;
    }

    /// <summary>Whether it is about an account.</summary>
    public bool IsAbout(PolicyFacts facts) => Scope is DecisionScope.Account ? facts.AccountId.Value == Target : facts.Organization == Target;
}

/// <summary>What is declared.</summary>
/// <param name="Use">For what, in words.</param>
/// <param name="RequestsPerDay">All accounts that it is about together; <c>null</c>: nothing is said.</param>
/// <param name="Families">Prompt families that belong to the use.</param>
/// <param name="Prefixes">Where from; empty: from anywhere.</param>
/// <param name="Contract">The contract or order behind it.</param>
public sealed record DeclaredTerms(string Use, long? RequestsPerDay, IReadOnlyList<string> Families, IReadOnlyList<string> Prefixes, string? Contract)
{
    private const int Most = 50;

    /// <summary>The part of the requests that may fall outside of what was declared before it counts as something else.</summary>
    public const double Tolerance = 0.2;

    /// <returns>Why not, or <c>null</c>.</returns>
    public Refusal? Check()
    {
        if (string.IsNullOrWhiteSpace(Use)) return Refusal.ReasonMissing;
        if (Use.Length > 1000 || Contract?.Length > 200 || Families.Any(f => f.Length is 0 or > 128)) return Refusal.TooLong;
        if (Families.Count > Most || Prefixes.Count > Most) return Refusal.TooMany;
        if (RequestsPerDay is < 1 or > 1_000_000_000) return Refusal.OutOfRange;
        return Prefixes.Any(p => !IPNetwork.TryParse(p, out _)) ? Refusal.PrefixWrong : null;
    }

    /// <summary>What does not fit, in words; empty: everything does. O(accounts and networks).</summary>
    /// <param name="facts">Of the accounts that it is about.</param>
    /// <param name="networks">Where they came from.</param>
    public IReadOnlyList<string> Misses(IReadOnlyList<PolicyFacts> facts, IReadOnlyList<NetworkShare> networks)
    {
        var misses = new List<string>();
        var requests = facts.Sum(f => f.Requests);
        if (requests == 0) return misses;
        if (TooMuch(facts) is { } tooMuch) misses.Add(tooMuch);
        var others = facts.SelectMany(f => f.Families).Where(f => !Families.Contains(f.Key, StringComparer.Ordinal)).GroupBy(f => f.Key, StringComparer.Ordinal).Select(g => (Family: g.Key, Requests: g.Sum(f => f.Value))).ToList();
        if (others.Sum(o => o.Requests) > Tolerance * requests)
            misses.Add(FormattableString.Invariant($"{(double)others.Sum(o => o.Requests) / requests:P0} of the requests are of families that were not declared, most of {others.MaxBy(o => o.Requests).Family}"));
        var (from, outside) = (networks.Sum(n => n.Requests), networks.Where(n => !Declares(n.Prefix)).Sum(n => n.Requests));
        if (Prefixes.Count > 0 && outside > Tolerance * from) misses.Add(FormattableString.Invariant($"{(double)outside / from:P0} of the requests come from elsewhere"));
        return misses;
    }

    /// <summary>That all accounts together send more than was declared, in words; <c>null</c>: they do not.</summary>
    public string? TooMuch(IReadOnlyList<PolicyFacts> facts)
    {
        var (requests, days) = (facts.Sum(f => f.Requests), facts.Count == 0 ? 0 : facts.Max(f => f.ActiveDays));
        return RequestsPerDay is { } most && days > 0 && (double)requests / days > (1 + Tolerance) * most ? FormattableString.Invariant($"{(double)requests / days:N0} requests a day instead of {most:N0}") : null;
    }

    private bool Declares(string prefix) => IPNetwork.TryParse(prefix, out var part) && Prefixes.Any(p => IPNetwork.TryParse(p, out var whole) && whole.PrefixLength <= part.PrefixLength && whole.Contains(part.BaseAddress));
}
