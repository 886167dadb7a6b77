namespace Investigator.Domain.Sharing.Inbound;

/// <summary>How reports of others come in.</summary>
public enum InboundKind
{
    /// <summary>A person uploads a file.</summary>
    File,

    /// <summary>This console pulls a collection of a TAXII 2.1 server.</summary>
    Taxii,

    /// <summary>This console pulls a feed in the MISP format: a manifest and one file per event.</summary>
    Misp,

    /// <summary>A partner's machine sends objects to this console's TAXII server.</summary>
    Partner,
}
