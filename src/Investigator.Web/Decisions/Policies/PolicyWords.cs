using System.Globalization;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Policies;

namespace Investigator.Web.Decisions.Policies;

/// <summary>How the screen speaks of policies.</summary>
public static class PolicyWords
{
    public static string Of(PolicyState state) => state switch
    {
        PolicyState.Draft => Say("draft"),
        PolicyState.Proposed => Say("proposed"),
        PolicyState.Staged => Say("staged"),
        PolicyState.InForce => Say("in force"),
        PolicyState.Stopped => Say("stopped"),
        PolicyState.Replaced => Say("replaced"),
    };

    /// <summary>With the share, where it is staged.</summary>
    public static string Of(PolicyVersion policy) => policy.State is PolicyState.Staged ? Say("staged to {0} % of accounts", policy.SharePercent) : Of(policy.State);

    public static string Of(PolicyAction action) => action switch
    {
        PolicyAction.Observe => Say("observe"),
        PolicyAction.Throttle => Say("throttle"),
        PolicyAction.StepUp => Say("ask for verification"),
        PolicyAction.ProposeFreeze => Say("propose a freeze"),
        PolicyAction.ProposeDegrade => Say("propose a degradation"),
        PolicyAction.Review => Say("manual review"),
    };

    /// <summary>The action with its terms.</summary>
    public static string Of(PolicyRule rule) => rule.Action switch
    {
        PolicyAction.Throttle => Say("throttle to {0:N0} a minute", rule.PerMinute),
        _ => Of(rule.Action),
    };

    /// <summary>Where it is enforced.</summary>
    public static string Place(PolicyRule rule) => rule.Action.Decision() is null ? Say("nowhere until a person acts") : rule.At is DecisionScope.Organization ? Say("gateways, on the organization") : Say("gateways, on the account");

    /// <summary>How many times slower; plain words for the ends.</summary>
    public static string Factor(double factor) => double.IsPositiveInfinity(factor) ? Say("nothing is served") : factor switch
    {
        <= 1.0005 => Say("not slowed"),
        < 1.005 => Say("hardly slowed"),
        < 2 => Say("{0:0.00} times slower", factor),
        _ => Say("{0:0.#} times slower", factor),
    };

    /// <summary>How long a decision stands.</summary>
    public static string Lasts(int hours) => hours % 24 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{hours / 24} {(hours == 24 ? "day" : "days")}") : string.Create(CultureInfo.InvariantCulture, $"{hours} h");
}
