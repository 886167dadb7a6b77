namespace Investigator.Domain.Sharing;

/// <summary>That an API key is held by a partner's machine. A key is of one partner at most.</summary>
public sealed class PartnerClient
{
    private PartnerClient() { } // EF

    /// <summary>The API key's id.</summary>
    public Guid ApiClientId { get; private set; }

    internal static PartnerClient Of(Guid apiClient) => new() { ApiClientId = apiClient };
}
