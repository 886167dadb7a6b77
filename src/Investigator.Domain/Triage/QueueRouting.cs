using Investigator.Domain.Audit;

namespace Investigator.Domain.Triage;

/// <summary>The ordered rules that say which queue an entry waits in: the first that takes it decides, and <see cref="RoutingRule.Rest"/> takes the rest.</summary>
public sealed class QueueRouting
{
    /// <summary>There is one routing.</summary>
    public const int OnlyId = 1;

    /// <summary>Most rules.</summary>
    public const int MostRules = 100;

    private QueueRouting() { } // EF

    public int Id { get; private set; }

    public IReadOnlyList<RoutingRule> Rules { get; private set; } = [];

    public DateTimeOffset? ChangedAt { get; private set; }

    public string ChangedBy { get; private set; } = "";

    /// <summary>Grows with every change; 0: still as shipped.</summary>
    public long Version { get; private set; }

    /// <summary>As shipped: pools first, since one of them is many accounts; then what is nearly certain.</summary>
    public static QueueRouting Shipped() => new() { Id = OnlyId, Rules = [new("Pools", 24, SubjectKind.Cluster), new("Near certain", 24, LeastScore: 0.9)] };

    /// <summary>Names of the queues in the order of their rules, <see cref="RoutingRule.Rest"/> last.</summary>
    public IReadOnlyList<string> Queues => [.. Rules.Append(RoutingRule.Rest).Select(r => r.Queue).Distinct(StringComparer.Ordinal)];

    /// <summary>The rule that takes it. O(rules).</summary>
    public RoutingRule For(SubjectKind kind, double score, SubjectTraits traits) => Rules.FirstOrDefault(r => r.Takes(kind, score, traits)) ?? RoutingRule.Rest;

    /// <summary>Puts other rules in the place of these.</summary>
    public Refusal? Replace(Person by, IReadOnlyList<RoutingRule> rules, TimeProvider clock)
    {
        if (!by.May(Permit.Route)) return Refusal.NotAllowed;
        if (rules.Count > MostRules) return Refusal.TooLong;
        var tidy = rules.Select(r => r.Tidied()).ToList();
        if (tidy.Select(r => r.Check()).FirstOrDefault(no => no is not null) is { } no) return no;
        (Rules, ChangedAt, ChangedBy) = (tidy, clock.GetUtcNow(), by.Name);
        return null;
    }
}
