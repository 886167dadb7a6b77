using System.Globalization;
using Investigator.Domain.Decisions;
using Investigator.Domain.Decisions.Policies;

namespace Investigator.Web.Decisions.Policies;

/// <summary>How the screen speaks of policies.</summary>
public static class PolicyWords
{
    public static string Of(PolicyState state) => state switch
    {
        PolicyState.Draft => "draft",
        PolicyState.Proposed => "proposed",
        PolicyState.Staged => "staged",
        PolicyState.InForce => "in force",
        PolicyState.Stopped => "stopped",
        PolicyState.Replaced => "replaced",
    };

    /// <summary>With the share, where it is staged.</summary>
    public static string Of(PolicyVersion policy) => policy.State is PolicyState.Staged ? string.Create(CultureInfo.InvariantCulture, $"staged to {policy.SharePercent} % of accounts") : Of(policy.State);

    public static string Of(PolicyAction action) => action switch
    {
        PolicyAction.Observe => "observe",
        PolicyAction.Throttle => "throttle",
        PolicyAction.StepUp => "ask for verification",
        PolicyAction.ProposeFreeze => "propose a freeze",
        PolicyAction.ProposeDegrade => "propose a degradation",
        PolicyAction.Review => "manual review",
    };

    /// <summary>The action with its terms.</summary>
    public static string Of(PolicyRule rule) => rule.Action switch
    {
        PolicyAction.Throttle => string.Create(CultureInfo.InvariantCulture, $"throttle to {rule.PerMinute:N0} a minute"),
        _ => Of(rule.Action),
    };

    /// <summary>Where it is enforced.</summary>
    public static string Place(PolicyRule rule) => rule.Action.Decision() is null ? "nowhere until a person acts" : rule.At is DecisionScope.Organization ? "gateways, on the organization" : "gateways, on the account";

    /// <summary>How many times slower; plain words for the ends.</summary>
    public static string Factor(double factor) => double.IsPositiveInfinity(factor) ? "nothing is served" : factor <= 1.0005 ? "not slowed" : string.Create(CultureInfo.InvariantCulture, $"{factor:0.#} times slower");

    /// <summary>How long a decision stands.</summary>
    public static string Lasts(int hours) => hours % 24 == 0 ? string.Create(CultureInfo.InvariantCulture, $"{hours / 24} {(hours == 24 ? "day" : "days")}") : string.Create(CultureInfo.InvariantCulture, $"{hours} h");
}
