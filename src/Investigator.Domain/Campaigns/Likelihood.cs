namespace Investigator.Domain.Campaigns;

/// <summary>How likely people hold something, in the seven words of ICD 203 (United States intelligence community, Analytic Standards, 2015), each with its range of per cent. The numbers are stored.</summary>
public enum Likelihood
{
    /// <summary>1 to 5 %.</summary>
    AlmostNoChance,

    /// <summary>5 to 20 %.</summary>
    VeryUnlikely,

    /// <summary>20 to 45 %.</summary>
    Unlikely,

    /// <summary>45 to 55 %.</summary>
    EvenChance,

    /// <summary>55 to 80 %.</summary>
    Likely,

    /// <summary>80 to 95 %.</summary>
    VeryLikely,

    /// <summary>95 to 99 %.</summary>
    AlmostCertain,
}
