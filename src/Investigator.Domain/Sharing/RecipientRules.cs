namespace Investigator.Domain.Sharing;

/// <summary>What all recipients of a bundle may get: the kinds of indicators and the further parts.</summary>
public sealed record RecipientRules(IReadOnlyList<IndicatorKind> Kinds, SharedFields Fields)
{
    /// <summary>No partner narrows it.</summary>
    public static RecipientRules Everything { get; } = new(Enum.GetValues<IndicatorKind>(), SharedFields.All);

    /// <summary>What every one of the partners may get, so that one file is right for all of them; everything when there is none.</summary>
    public static RecipientRules Of(IReadOnlyCollection<Partner> partners) => new(
        [.. Everything.Kinds.Where(kind => partners.All(p => p.Kinds.Contains(kind)))],
        partners.Aggregate(SharedFields.All, (fields, p) => fields & p.Fields));

    /// <summary>The bundle without what they may not get; what is taken out goes to <paramref name="withheld"/>.</summary>
    internal Bundle Narrow(Bundle bundle, List<Withheld> withheld)
    {
        foreach (var group in bundle.Indicators.Where(one => !Kinds.Contains(one.Kind)).GroupBy(one => one.Kind))
            withheld.Add(new(group.Key.Title(), "", WithheldReason.ByTerms, $"all {group.Count().ToString(System.Globalization.CultureInfo.InvariantCulture)}: not every recipient may get this kind"));
        void Without(SharedFields field, string what, bool there)
        {
            if (there && (Fields & field) == 0) withheld.Add(new(what, "", WithheldReason.ByTerms, "not every recipient may get this part"));
        }

        Without(SharedFields.Description, "The description of the campaign", bundle.CampaignDescription.Length > 0);
        Without(SharedFields.Harvest, "How much the campaign took", bundle.Harvest is not null);
        Without(SharedFields.Behaviours, "Prompt families, techniques and how the accounts behave together", bundle.Behaviours.Count > 0 || bundle.Pool is not null);
        Without(SharedFields.Attribution, "Whose work it is held to be", bundle.Attribution is not null);
        Without(SharedFields.Counts, "With how many accounts and exchanges each indicator was seen", true);

        var indicators = bundle.Indicators.Where(one => Kinds.Contains(one.Kind));
        if ((Fields & SharedFields.Counts) == 0) indicators = indicators.Select(one => one with { Accounts = null, Exchanges = null });
        List<Indicator> kept = [.. indicators];
        var keys = kept.Select(one => one.Key).ToHashSet();
        return bundle with
        {
            Fields = Fields,
            CampaignDescription = (Fields & SharedFields.Description) == 0 ? "" : bundle.CampaignDescription,
            Harvest = (Fields & SharedFields.Harvest) == 0 ? null : bundle.Harvest,
            Behaviours = (Fields & SharedFields.Behaviours) == 0 ? [] : bundle.Behaviours,
            Pool = (Fields & SharedFields.Behaviours) == 0 ? null : bundle.Pool,
            Attribution = (Fields & SharedFields.Attribution) == 0 ? null : bundle.Attribution,
            Indicators = kept,
            SharingKeyId = kept.Any(one => one.Kind.IsPersonal()) ? bundle.SharingKeyId : null,
            Infrastructure = [.. bundle.Infrastructure.Select(one => one with { Parts = [.. one.Parts.Where(keys.Contains)] }).Where(one => one.Parts.Count > 0)],
        };
    }
}
