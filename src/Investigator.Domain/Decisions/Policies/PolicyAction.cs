namespace Investigator.Domain.Decisions.Policies;

/// <summary>What a policy does when a rule is met. It never bans, and what stops or degrades is left to people. The numbers are stored: new ones go to the end.</summary>
public enum PolicyAction
{
    /// <summary>Requests are marked.</summary>
    Observe,

    /// <summary>Fewer requests a minute are served.</summary>
    Throttle,

    /// <summary>Served once verified again.</summary>
    StepUp,

    /// <summary>A person is asked to freeze it.</summary>
    ProposeFreeze,

    /// <summary>A person is asked to propose a degradation, which a manager approves.</summary>
    ProposeDegrade,

    /// <summary>A person is asked to look.</summary>
    Review,
}

/// <summary>What holds for actions.</summary>
public static class PolicyActions
{
    /// <summary>The decision that is made at once; <c>null</c>: a person is asked.</summary>
    public static DecisionKind? Decision(this PolicyAction action) => action switch
    {
        PolicyAction.Observe => DecisionKind.Observe,
        PolicyAction.Throttle => DecisionKind.Throttle,
        PolicyAction.StepUp => DecisionKind.StepUp,
        PolicyAction.ProposeFreeze or PolicyAction.ProposeDegrade or PolicyAction.Review => null,
    };

    /// <summary>Who has to approve before anything happens to the customer.</summary>
    public static string Approver(this PolicyAction action) => action switch
    {
        PolicyAction.Observe or PolicyAction.Throttle or PolicyAction.StepUp => "whoever approved the policy",
        PolicyAction.ProposeFreeze => "an analyst or reviewer, for each account",
        PolicyAction.ProposeDegrade => "an analyst proposes, a manager approves, for each account",
        PolicyAction.Review => "an analyst or reviewer decides what to do",
    };
}
