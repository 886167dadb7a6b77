using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Investigator.Domain.Audit;

namespace Investigator.Domain.Decisions.Policies;

/// <summary>One version of the policy map, from draft to its end. At most one is in force or staged.</summary>
public sealed class PolicyVersion
{
    public const int MostRules = 40;

    /// <summary>Why a decision ended that a later version made anew, or that a smaller share left out: nobody stopped it.</summary>
    public const string NotCovered = "The policy no longer covers it.";

    private const string Prefix = "policy:";

    private PolicyVersion() { } // EF

    public Guid Id { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>In order: the first that an account meets counts, and no other.</summary>
    public IReadOnlyList<PolicyRule> Rules { get; private set; } = [];

    public PolicyState State { get; private set; }

    /// <summary>While it is <see cref="PolicyState.Staged"/>: for so many of a hundred accounts.</summary>
    public int SharePercent { get; private set; }

    /// <summary>Who wrote it last: they may not approve it.</summary>
    public string OwnerId { get; private set; } = "";

    public string Owner { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>The latest try on the last 30 days, which may be of earlier rules; <c>null</c>: none yet.</summary>
    public PolicyTrial? Trial { get; private set; }

    public string? ProposedById { get; private set; }

    public string? ProposedBy { get; private set; }

    /// <summary>Why it should come into force.</summary>
    public string? Reason { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? Answer { get; private set; }

    public string? EndedBy { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string? EndReason { get; private set; }

    public long Version { get; private set; }

    /// <summary>True: these very rules were tried.</summary>
    public bool IsTried => Trial is { } trial && trial.RulesHash == HashOf(Rules);

    public bool Acts => State is PolicyState.Staged or PolicyState.InForce;

    /// <summary>Who makes its decisions: no person, and with no right but to decide by these rules.</summary>
    public Person Actor => new(ActorId(Id), FormattableString.Invariant($"Policy {Number}"), Role.None);

    /// <summary>As decisions name who made them.</summary>
    public static string ActorId(Guid id) => Prefix + id.ToString("D");

    /// <summary>Whether a decision was made by a policy.</summary>
    public static bool Made(Decision decision) => decision.DecidedById.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The same accounts and organizations in every pass and version, and whoever was in stays in when the share grows.</summary>
    public bool Covers(DecisionTarget target) => State is PolicyState.InForce || (State is PolicyState.Staged && IsWithin(target, SharePercent));

    /// <summary>Whether a target is among so many of a hundred. An organization is in or out as a whole: by its accounts a large one would nearly always be in.</summary>
    public static bool IsWithin(DecisionTarget target, int percent)
    {
        var named = target.Scope is DecisionScope.Account ? $"policy\n{target.Value}" : $"policy\n{target.Subject}";
        return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(named.AsSpan())) % 100 < (ulong)percent;
    }

    /// <summary>The first rule that holds; <c>null</c>: none does.</summary>
    public static int? Match(IReadOnlyList<PolicyRule> rules, PolicyFacts facts, DateTimeOffset? now)
    {
        for (var i = 0; i < rules.Count; i++)
            if (rules[i].Meets(facts, now)) return i;
        return null;
    }

    /// <summary>SHA-256 over the rules, 64 hexadecimal digits.</summary>
    public static string HashOf(IReadOnlyList<PolicyRule> rules) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(rules)));

    public static Done<PolicyVersion> Write(Guid id, int number, Person by, string? title, IReadOnlyList<PolicyRule> rules, TimeProvider clock)
    {
        var policy = new PolicyVersion { Id = id, Number = number };
        return policy.Edit(by, title, rules, clock) is { } no ? no : policy;
    }

    /// <summary>Changes a draft; whoever changes it owns it.</summary>
    public Refusal? Edit(Person by, string? title, IReadOnlyList<PolicyRule> rules, TimeProvider clock)
    {
        if (!by.May(Permit.WriteRules)) return Refusal.NotAllowed;
        if (State is not PolicyState.Draft) return Refusal.NotInThisState;
        if (string.IsNullOrWhiteSpace(title) || rules.Count is 0 or > MostRules) return Refusal.PolicyEmpty;
        if (title.Length > 200) return Refusal.TooLong;
        foreach (var rule in rules)
            if (rule.Check() is { } no) return no;
        (Title, Rules, OwnerId, Owner, WrittenAt) = (title.Trim(), [.. rules], by.Id, by.Name, clock.GetUtcNow());
        return null;
    }

    /// <summary>Keeps what a try on the last 30 days found.</summary>
    public Refusal? Tried(Person by, PolicyTrial trial)
    {
        if (!by.May(Permit.WriteRules)) return Refusal.NotAllowed;
        if (State is PolicyState.Stopped or PolicyState.Replaced) return Refusal.NotInThisState;
        if (trial.RulesHash != HashOf(Rules)) return Refusal.ChangedMeanwhile;
        Trial = trial;
        return null;
    }

    /// <summary>Asks another person to bring it into force.</summary>
    public Refusal? Propose(Person by, string? reason)
    {
        if (!by.May(Permit.WriteRules)) return Refusal.NotAllowed;
        if (State is not PolicyState.Draft) return Refusal.NotInThisState;
        if (!IsTried) return Refusal.NotSimulated;
        if (Said(reason) is { } no) return no;
        (State, ProposedById, ProposedBy, Reason) = (PolicyState.Proposed, by.Id, by.Name, reason!.Trim());
        return null;
    }

    /// <summary>Two-person rule: neither who wrote it nor who proposed it brings it into force.</summary>
    /// <param name="percent">For how many of a hundred accounts, 1 to 100.</param>
    public Refusal? Approve(Person by, string? answer, int percent, TimeProvider clock)
    {
        if (Decide(by, answer) is { } no) return no;
        if (percent is < 1 or > 100) return Refusal.OutOfRange;
        (DecidedBy, DecidedAt, Answer) = (by.Name, clock.GetUtcNow(), answer?.Trim() ?? "");
        Cover(percent);
        return null;
    }

    /// <summary>Back to draft, with a reason.</summary>
    public Refusal? Reject(Person by, string? answer, TimeProvider clock)
    {
        if (Decide(by, answer) is { } no) return no;
        if (string.IsNullOrWhiteSpace(answer)) return Refusal.ReasonMissing;
        (State, DecidedBy, DecidedAt, Answer) = (PolicyState.Draft, by.Name, clock.GetUtcNow(), answer.Trim());
        return null;
    }

    /// <summary>Raises or lowers the share of accounts; at 100 it is in force.</summary>
    public Refusal? Share(Person by, int percent)
    {
        if (!by.May(Permit.Decide)) return Refusal.NotAllowed;
        if (!Acts) return Refusal.NotInThisState;
        if (percent is < 1 or > 100) return Refusal.OutOfRange;
        Cover(percent);
        return null;
    }

    /// <summary>Ends it. Whoever may lift its decisions may stop it at once, without a second person.</summary>
    public Refusal? Stop(Person by, string? reason, TimeProvider clock)
    {
        if (!by.May(Permit.LiftFreezes)) return Refusal.NotAllowed;
        if (State is PolicyState.Stopped or PolicyState.Replaced) return Refusal.NotInThisState;
        if (Said(reason) is { } no) return no;
        (State, EndedBy, EndedAt, EndReason) = (PolicyState.Stopped, by.Name, clock.GetUtcNow(), reason!.Trim());
        return null;
    }

    /// <summary>A later version takes its place.</summary>
    public void ReplacedBy(PolicyVersion next, Person by, TimeProvider clock) =>
        (State, EndedBy, EndedAt, EndReason) = (PolicyState.Replaced, by.Name, clock.GetUtcNow(), FormattableString.Invariant($"Replaced by version {next.Number}."));

    private Refusal? Decide(Person by, string? answer)
    {
        if (!by.May(Permit.Decide)) return Refusal.NotAllowed;
        if (by.Id == OwnerId || by.Id == ProposedById) return Refusal.SelfApproval;
        if (State is not PolicyState.Proposed) return Refusal.NotInThisState;
        return answer?.Length > 1000 ? Refusal.TooLong : null;
    }

    private void Cover(int percent) => (State, SharePercent) = (percent == 100 ? PolicyState.InForce : PolicyState.Staged, percent);

    private static Refusal? Said(string? reason) => string.IsNullOrWhiteSpace(reason) ? Refusal.ReasonMissing : reason.Length > 1000 ? Refusal.TooLong : null;
}
