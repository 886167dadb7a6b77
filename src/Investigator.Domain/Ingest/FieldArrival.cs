namespace Investigator.Domain.Ingest;

/// <summary>How often one field came from one source.</summary>
/// <param name="Entries">Entries of the source in all.</param>
/// <param name="Said">Entries that said the field, 0 to <paramref name="Entries"/>.</param>
/// <param name="Weak">Of those, how many by a stand-in that the mapping marks as weak: an address for the account, bytes for tokens.</param>
/// <param name="FirstAt">When a batch first brought the field; <c>null</c>: never.</param>
/// <param name="LastAt">When one last did.</param>
public sealed record FieldArrival(string Field, long Entries, long Said, long Weak, DateTimeOffset? FirstAt, DateTimeOffset? LastAt)
{
    /// <summary>Share of entries that say the field, 0 to 1; 0 without entries.</summary>
    public double Share => Entries == 0 ? 0 : (double)Said / Entries;
}
