using Investigator.Domain.Sharing;

namespace Investigator.Web.Sharing;

/// <summary>A page of bundles.</summary>
/// <param name="Total">How many there are.</param>
public sealed record BundleListReply(long Total, IReadOnlyList<BundleReply> Bundles);

/// <summary>A bundle that can be fetched.</summary>
/// <param name="Marking">TLP 2.0 label.</param>
/// <param name="Sha256">Of the file.</param>
public sealed record BundleReply(Guid Id, string Format, string Marking, string FileName, int Bytes, string Sha256, int Indicators, DateTimeOffset ReleasedAt, DateTimeOffset? ExpiresAt)
{
    internal static BundleReply Of(SharedBundleRow row) =>
        new(row.Id, row.Format, row.Marking.Label(), row.FileName, row.Bytes, row.ContentHash, row.Indicators, row.ReleasedAt, row.ExpiresAt);
}
