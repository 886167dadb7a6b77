using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using MudBlazor;

namespace Investigator.Web.Detection;

/// <summary>What the console calls the states of detectors.</summary>
internal static class DetectorWords
{
    public static string Of(RuleState state) => state switch
    {
        RuleState.Draft => "draft",
        RuleState.Shadow => "in shadow",
        RuleState.Proposed => "waits for approval",
        RuleState.Partly => "live for a share",
        RuleState.Live => "live",
        RuleState.Retired => "retired",
    };

    public static string Icon(RuleState state) => state switch
    {
        RuleState.Draft => Icons.Material.Outlined.EditNote,
        RuleState.Shadow => Icons.Material.Outlined.VisibilityOff,
        RuleState.Proposed => Icons.Material.Outlined.HourglassBottom,
        RuleState.Partly => Icons.Material.Outlined.DonutLarge,
        RuleState.Live => Icons.Material.Outlined.Sensors,
        RuleState.Retired => Icons.Material.Outlined.Archive,
    };

    /// <summary>A page of its own for every detector.</summary>
    public static string Link(string detectorId) => $"/detectors/{Uri.EscapeDataString(detectorId)}";

    /// <summary>"live for 10 % of accounts", and the like.</summary>
    public static string Of(RuleVersion version) => version.State is RuleState.Partly ? string.Create(CultureInfo.InvariantCulture, $"live for {version.SharePercent} % of accounts") : Of(version.State);

    /// <summary>Where its text is written.</summary>
    public static string EditLink(RuleVersion version) => version.IsFamily ? $"/detectors/families/{Uri.EscapeDataString(version.RuleId)}/edit" : $"{Link(version.RuleId)}/edit";

    /// <summary>"83 % of 12 judged", or that nobody judged yet.</summary>
    public static string Of(VerdictCounts? verdicts) => verdicts is null
        ? "nobody judged yet"
        : string.Create(CultureInfo.InvariantCulture, $"{verdicts.Precision * 100:0} % of {verdicts.Judged:N0} judged");

    /// <summary>Why this person can't decide on the version; <c>null</c>: they can.</summary>
    public static string? WhyNot(Person person, RuleVersion version) =>
        !person.May(Permit.ReleaseRules) ? "Reviewers and managers decide whether a rule goes live."
        : person.Id == version.OwnerId ? "You wrote this version: another person has to decide."
        : person.Id == version.ProposedById ? "You proposed this version: another person has to decide."
        : null;

    public static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
