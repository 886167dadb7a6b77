using System.Globalization;
using Investigator.Domain.Audit;
using Investigator.Domain.Detection;
using Investigator.Domain.Detection.Rules;
using Investigator.Web.Shell;
using MudBlazor;

namespace Investigator.Web.Detection;

/// <summary>What the console calls the states of detectors.</summary>
internal static class DetectorWords
{
    public static string Of(RuleState state) => state switch
    {
        RuleState.Draft => Say("draft"),
        RuleState.Shadow => Say("in shadow"),
        RuleState.Proposed => Say("waits for approval"),
        RuleState.Partly => Say("live for a share"),
        RuleState.Live => Say("live"),
        RuleState.Retired => Say("retired"),
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

    /// <summary>A detector in code as it is presented.</summary>
    public static DetectorInfo Said(this DetectorInfo info) => info with
    {
        Title = Texts.SayCoined(info.Title) ?? info.Title,
        Looks = Texts.SayCoined(info.Looks) ?? info.Looks,
        FalsePositives = Texts.SayCoined(info.FalsePositives) ?? info.FalsePositives,
    };

    /// <summary>A page of its own for every detector.</summary>
    public static string Link(string detectorId) => $"/detectors/{Uri.EscapeDataString(detectorId)}";

    /// <summary>"live for 10 % of accounts", and the like.</summary>
    public static string Of(RuleVersion version) => version.State is RuleState.Partly ? Say("live for {0} % of accounts", version.SharePercent) : Of(version.State);

    /// <summary>Where its text is written.</summary>
    public static string EditLink(RuleVersion version) => version.IsFamily ? $"/detectors/families/{Uri.EscapeDataString(version.RuleId)}/edit" : $"{Link(version.RuleId)}/edit";

    /// <summary>"83 % of 12 judged", or that nobody judged yet.</summary>
    public static string Of(VerdictCounts? verdicts) => verdicts is null
        ? Say("nobody judged yet")
        : Say("{0:0} % of {1:N0} judged", verdicts.Precision * 100, verdicts.Judged);

    /// <summary>Why this person can't decide on the version; <c>null</c>: they can.</summary>
    public static string? WhyNot(Person person, RuleVersion version) =>
        !person.May(Permit.ReleaseRules) ? Say("Reviewers and managers decide whether a rule goes live.")
        : person.Id == version.OwnerId ? Say("You wrote this version: another person has to decide.")
        : person.Id == version.ProposedById ? Say("You proposed this version: another person has to decide.")
        : null;

    public static string N(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
