namespace Investigator.Simulator.Worlds;

/// <summary>A way of using the service. Found by scanning this assembly: to add one, add one class. Each gets its own generator, so a new one leaves the others as they were.</summary>
public interface IArchetype
{
    /// <summary>Unique, lower case; stands in truth_accounts.csv.</summary>
    string Name { get; }

    /// <summary>The accounts of this kind, settled in the land.</summary>
    IEnumerable<Resident> Settle(Land land);
}
