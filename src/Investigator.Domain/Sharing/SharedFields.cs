namespace Investigator.Domain.Sharing;

/// <summary>Parts of a bundle beside the indicators, which a partner's agreement may leave out.</summary>
[Flags]
public enum SharedFields
{
    /// <summary>Indicators alone.</summary>
    None = 0,

    /// <summary>What analysts wrote about the campaign.</summary>
    Description = 1,

    /// <summary>How many accounts, exchanges and tokens the campaign took.</summary>
    Harvest = 2,

    /// <summary>Prompt families, techniques, and how the accounts behave together.</summary>
    Behaviours = 4,

    /// <summary>With how many accounts and exchanges each indicator was seen.</summary>
    Counts = 8,

    /// <summary>Whose work it is held to be.</summary>
    Attribution = 16,

    /// <summary>Everything a bundle can hold.</summary>
    All = Description | Harvest | Behaviours | Counts | Attribution,
}
