namespace Investigator.Simulator.Worlds;

/// <summary>A way of harvesting. Found by scanning this assembly: to add one, add one class.</summary>
public interface ICampaignFamily
{
    /// <summary>Unique, lower case; stands in truth_campaigns.csv, and as the archetype of its accounts in truth_accounts.csv.</summary>
    string Name { get; }

    /// <summary>Fewest accounts with which such a harvest makes sense.</summary>
    int Fewest => 6;

    /// <summary>Fewest accounts in the usual mix of a small world.</summary>
    int Usually => 6;

    /// <summary>The accounts of the planned harvest, and the honest people around it where there are any.</summary>
    IEnumerable<Resident> Settle(Land land, CampaignPlan plan);
}
