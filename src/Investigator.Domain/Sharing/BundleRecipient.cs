namespace Investigator.Domain.Sharing;

/// <summary>A partner that a bundle was released to by name.</summary>
public sealed class BundleRecipient
{
    private BundleRecipient() { } // EF

    /// <summary>The partner.</summary>
    public Guid PartnerId { get; private set; }

    internal static BundleRecipient Of(Guid partner) => new() { PartnerId = partner };
}
