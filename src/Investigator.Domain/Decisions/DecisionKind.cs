namespace Investigator.Domain.Decisions;

/// <summary>What is done to an account, key, organization or prefix. The numbers are stored: new ones go to the end.</summary>
public enum DecisionKind
{
    /// <summary>No requests are served until it ends. Reversible; expires.</summary>
    Freeze,

    /// <summary>No requests are served any more. Only by an approved proposal, or by break-glass.</summary>
    Ban,

    /// <summary>Nothing changes for the customer; gateways mark the requests in their logs.</summary>
    Observe,

    /// <summary>Fewer requests a minute are served.</summary>
    Throttle,

    /// <summary>Requests are served once the customer has shown again who they are.</summary>
    StepUp,

    /// <summary>Answers come without what teaches most: the summary of reasoning, or log-probabilities. Needs a second person.</summary>
    Degrade,
}

/// <summary>What holds for kinds of decisions.</summary>
public static class DecisionKinds
{
    /// <summary>The mildest first.</summary>
    public static IReadOnlyList<DecisionKind> ByGravity { get; } =
        [DecisionKind.Observe, DecisionKind.Throttle, DecisionKind.StepUp, DecisionKind.Degrade, DecisionKind.Freeze, DecisionKind.Ban];

    /// <summary>Those that stop all requests.</summary>
    public static IReadOnlyList<DecisionKind> Stopping { get; } = [DecisionKind.Freeze, DecisionKind.Ban];

    /// <summary>0 for the mildest, 5 for a ban.</summary>
    public static int Gravity(this DecisionKind kind)
    {
        for (var i = 0; i < ByGravity.Count; i++)
            if (ByGravity[i] == kind) return i;
        return -1;
    }

    /// <summary>Whether no request is served while it stands.</summary>
    public static bool Stops(this DecisionKind kind) => kind is DecisionKind.Freeze or DecisionKind.Ban;

    /// <summary>Whether one person alone may not do it, whatever it is done to.</summary>
    public static bool NeedsSecondPerson(this DecisionKind kind) => kind is DecisionKind.Ban or DecisionKind.Degrade;

    /// <summary>Whether one person alone may not do it to things of this kind: a freeze of a whole organization or of a part of the network stops people whom nobody looked at.</summary>
    public static bool NeedsSecondPerson(this DecisionKind kind, DecisionScope scope) =>
        kind.NeedsSecondPerson() || (kind is DecisionKind.Freeze && scope is DecisionScope.Organization or DecisionScope.Prefix);

    /// <summary>The word that machines read.</summary>
    public static string Word(this DecisionKind kind) => kind switch
    {
        DecisionKind.Freeze => "freeze",
        DecisionKind.Ban => "ban",
        DecisionKind.Observe => "observe",
        DecisionKind.Throttle => "throttle",
        DecisionKind.StepUp => "step-up",
        DecisionKind.Degrade => "degrade",
    };
}
