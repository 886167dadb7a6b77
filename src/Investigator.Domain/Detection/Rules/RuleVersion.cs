using System.IO.Hashing;
using System.Runtime.InteropServices;
using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Detection.Rules;

/// <summary>One version of a rule, from draft to its end. Versions of one rule share <see cref="RuleId"/>; at most one of them is live and at most one is on its way there.</summary>
public sealed class RuleVersion
{
    /// <summary>Every rule's id begins so: no detector in code is called like it.</summary>
    public const string Prefix = "rule-";

    /// <summary>A prompt family's id begins so.</summary>
    public const string FamilyPrefix = Prefix + "family-";

    public const int LongestReason = 1_000;

    private RuleVersion() { } // EF

    public Guid Id { get; private set; }

    /// <summary>The detector id of its hits; the same over all versions.</summary>
    public string RuleId { get; private set; } = "";

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public string Title { get; private set; } = "";

    public string Looks { get; private set; } = "";

    public string FalsePositives { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>0.1 to 1.</summary>
    public double Strength { get; private set; }

    /// <summary>Prompts that people recognise a family by; empty for a rule.</summary>
    public IReadOnlyList<string> Examples { get; private set; } = [];

    /// <summary>While it counts <see cref="RuleState.Partly"/>: for so many percent of the accounts.</summary>
    public int SharePercent { get; private set; }

    public RuleState State { get; private set; }

    /// <summary>Who wrote it last: its owner, who may not approve it.</summary>
    public string OwnerId { get; private set; } = "";

    public string Owner { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    /// <summary>The latest, which may be of an earlier text; <c>null</c>: none yet.</summary>
    public Backtest? Backtest { get; private set; }

    public DateTimeOffset? ShadowSince { get; private set; }

    public string? ProposedById { get; private set; }

    public string? ProposedBy { get; private set; }

    public DateTimeOffset? ProposedAt { get; private set; }

    /// <summary>Why it should go live.</summary>
    public string? Reason { get; private set; }

    public string? DecidedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>What was said with the approval or the rejection.</summary>
    public string? Answer { get; private set; }

    public string? RetiredBy { get; private set; }

    public DateTimeOffset? RetiredAt { get; private set; }

    public string? RetiredReason { get; private set; }

    public long Version { get; private set; }

    /// <summary>True: this very text has been tested on history.</summary>
    public bool IsTested => Backtest is { } test && test.Text == Text;

    /// <summary>True: it looks at every analysis, counting or not.</summary>
    public bool Runs => State is RuleState.Shadow or RuleState.Proposed or RuleState.Partly or RuleState.Live;

    /// <summary>True: its hits count, for all accounts or for some.</summary>
    public bool Counts => State is RuleState.Partly or RuleState.Live;

    /// <summary>True: it is a prompt family, made of wordings; else it is a rule over counts.</summary>
    public bool IsFamily => FamilyText.Is(Text);

    /// <summary>Whether its hits on this account would count: the same accounts in every run, and whoever was in stays in when the share grows.</summary>
    public bool Covers(AccountId account) => State is not RuleState.Partly || XxHash3.HashToUInt64(MemoryMarshal.AsBytes($"{RuleId}\n{account.Value}".AsSpan())) % 100 < (ulong)SharePercent;

    /// <summary>True: the detector is a rule that an operator wrote. Its hits move the score of the account alone: a cluster's stands on statistics.</summary>
    public static bool Names(string detectorId) => detectorId.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The first version of a rule, or the next one.</summary>
    public static Done<RuleVersion> Write(Guid id, string ruleId, int number, Person by, RuleDraft draft, TimeProvider clock)
    {
        if (!by.May(Permit.WriteRules)) return Refusal.NotAllowed;
        var rule = new RuleVersion { Id = id, RuleId = ruleId, Number = number };
        return rule.Take(by, draft, clock) is { } no ? no : rule;
    }

    /// <summary>Changes a draft; whoever changes it owns it.</summary>
    public Refusal? Edit(Person by, RuleDraft draft, TimeProvider clock) =>
        !by.May(Permit.WriteRules) ? Refusal.NotAllowed : State is not RuleState.Draft ? Refusal.NotInThisState : Take(by, draft, clock);

    /// <summary>Keeps what a test on history found.</summary>
    public Refusal? Tested(Person by, Backtest test)
    {
        if (!by.May(Permit.WriteRules)) return Refusal.NotAllowed;
        if (State is RuleState.Retired) return Refusal.NotInThisState;
        if (test.Text != Text) return Refusal.ChangedMeanwhile;
        Backtest = test;
        return null;
    }

    /// <summary>Lets it run beside the live detectors; only what was tested on history may.</summary>
    public Refusal? Shadow(Person by, TimeProvider clock)
    {
        if (!by.May(Permit.WriteRules)) return Refusal.NotAllowed;
        if (State is not RuleState.Draft) return Refusal.NotInThisState;
        if (!IsTested) return Refusal.NotTested;
        (State, ShadowSince, DecidedBy, DecidedAt, Answer) = (RuleState.Shadow, clock.GetUtcNow(), null, null, null);
        return null;
    }

    /// <summary>Asks another person to let it count.</summary>
    /// <param name="runs">Analyses that it ran in as it is now.</param>
    public Refusal? Propose(Person by, string? reason, int runs, TimeProvider clock)
    {
        if (!by.May(Permit.WriteRules)) return Refusal.NotAllowed;
        if (State is not RuleState.Shadow) return Refusal.NotInThisState;
        if (runs == 0) return Refusal.NotShadowed;
        if (Said(reason) is { } no) return no;
        (State, ProposedById, ProposedBy, ProposedAt, Reason) = (RuleState.Proposed, by.Id, by.Name, clock.GetUtcNow(), reason!.Trim());
        return null;
    }

    /// <summary>Two-person rule: neither who wrote it nor who proposed it lets it count.</summary>
    /// <param name="percent">For how many of a hundred accounts, 1 to 100; 100: it is live.</param>
    public Refusal? Approve(Person by, string? answer, TimeProvider clock, int percent = 100)
    {
        if (percent is < 1 or > 100) return Refusal.OutOfRange;
        if (Decide(by, answer) is { } no) return no;
        (DecidedBy, DecidedAt, Answer) = (by.Name, clock.GetUtcNow(), answer?.Trim() ?? "");
        Cover(percent);
        return null;
    }

    /// <summary>Raises or lowers the share of accounts; at 100 it is live. To stop it, it is retired.</summary>
    public Refusal? Share(Person by, int percent)
    {
        if (!by.May(Permit.ReleaseRules)) return Refusal.NotAllowed;
        if (State is not RuleState.Partly) return Refusal.NotInThisState;
        if (percent is < 1 or > 100 || percent == SharePercent) return Refusal.OutOfRange;
        Cover(percent);
        return null;
    }

    /// <summary>Back to draft, with a reason. The same people may as may approve.</summary>
    public Refusal? Reject(Person by, string? answer, TimeProvider clock)
    {
        if (Decide(by, answer) is { } no) return no;
        if (string.IsNullOrWhiteSpace(answer)) return Refusal.ReasonMissing;
        (State, ShadowSince, DecidedBy, DecidedAt, Answer) = (RuleState.Draft, null, by.Name, clock.GetUtcNow(), answer.Trim());
        return null;
    }

    /// <summary>Ends it. What is live needs the right to let it go live; what is not may be dropped by who may write.</summary>
    public Refusal? Retire(Person by, string? reason, TimeProvider clock)
    {
        if (!by.May(Counts ? Permit.ReleaseRules : Permit.WriteRules) && !by.May(Permit.ReleaseRules)) return Refusal.NotAllowed;
        if (State is RuleState.Retired) return Refusal.NotInThisState;
        if (Said(reason) is { } no) return no;
        End(by, reason!.Trim(), clock);
        return null;
    }

    /// <summary>A later version takes its place.</summary>
    public void ReplacedBy(RuleVersion next, Person by, TimeProvider clock) => End(by, FormattableString.Invariant($"Replaced by version {next.Number}."), clock);

    private void End(Person by, string reason, TimeProvider clock) => (State, RetiredBy, RetiredAt, RetiredReason) = (RuleState.Retired, by.Name, clock.GetUtcNow(), reason);

    private void Cover(int percent) => (State, SharePercent) = (percent == 100 ? RuleState.Live : RuleState.Partly, percent);

    private Refusal? Take(Person by, RuleDraft draft, TimeProvider clock)
    {
        var tidy = draft.Tidied();
        if (tidy.Check() is { } no) return no;
        if (Text.Length > 0 && FamilyText.Is(tidy.Text) != IsFamily) return Refusal.NotInThisState;
        (Title, Looks, FalsePositives, Text, Strength) = (tidy.Title, tidy.Looks, tidy.FalsePositives, tidy.Text, tidy.Strength);
        Examples = tidy.Examples;
        (OwnerId, Owner, WrittenAt) = (by.Id, by.Name, clock.GetUtcNow());
        return null;
    }

    private Refusal? Decide(Person by, string? answer)
    {
        if (!by.May(Permit.ReleaseRules)) return Refusal.NotAllowed;
        if (State is not RuleState.Proposed) return Refusal.NotInThisState;
        if (by.Id == ProposedById || by.Id == OwnerId) return Refusal.SelfApproval;
        return answer?.Length > LongestReason ? Refusal.TooLong : null;
    }

    private static Refusal? Said(string? reason) => string.IsNullOrWhiteSpace(reason) ? Refusal.ReasonMissing : reason.Length > LongestReason ? Refusal.TooLong : null;
}
