namespace Investigator.Simulator.Worlds;

/// <summary>A kind of inhabitant: a campaign's accounts, ordinary customers, or honest ones that look like a campaign. Found by scanning the assembly.</summary>
public interface IArchetype
{
    /// <summary>As truth_accounts.csv names it.</summary>
    string Name { get; }

    /// <summary>Whether it is a family of campaigns and not an honest kind.</summary>
    bool IsPlanted => false;

    /// <summary>Whether a world has it without being asked.</summary>
    bool IsStandard => true;

    /// <summary>The accounts of this kind that the land has room for.</summary>
    IEnumerable<Resident> Settle(Land land);
}
