using System.ComponentModel.DataAnnotations;

namespace Investigator.Domain.Linking;

/// <summary>How pools are tested.</summary>
public sealed class TrialOptions
{
    /// <summary>Share of false findings among the findings over all pools. Default 0.05.</summary>
    [Range(0.0001, 0.5)]
    public double FalseDiscoveryRate { get; set; } = 0.05;

    /// <summary>Requests from which an honest account is compared with. Default 5.</summary>
    [Range(1, 100_000)]
    public long FewestRequests { get; set; } = 5;

    /// <summary>Honest accounts whose requests are sampled. Default 1,500.</summary>
    [Range(100, 100_000)]
    public int HonestAccounts { get; set; } = 1500;

    /// <summary>Requests sampled of each account. Default 16.</summary>
    [Range(1, 1000)]
    public int RequestsPerAccount { get; set; } = 16;
}
