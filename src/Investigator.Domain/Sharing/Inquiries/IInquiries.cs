using Investigator.Domain.Audit;
using Investigator.Domain.Usage;

namespace Investigator.Domain.Sharing.Inquiries;

/// <summary>The log of what others ask, until when, and what they were answered.</summary>
public interface IInquiries
{
    /// <summary>Writes one down.</summary>
    Task<Done<Inquiry>> EnterAsync(Person by, InquiryTerms terms, CancellationToken ct);

    /// <summary>Open ones first, the earliest due first; then the latest ended.</summary>
    Task<Page<Inquiry>> LoadAsync(Person by, InquiryFilter filter, int skip, int take, CancellationToken ct);

    /// <summary>One.</summary>
    Task<Inquiry?> FindAsync(Person by, Guid id, CancellationToken ct);

    /// <summary>Makes it the person's to see to.</summary>
    Task<Refusal?> TakeAsync(Person by, Guid id, long version, CancellationToken ct);

    /// <summary>Moves the deadline, as agreed with who asked.</summary>
    Task<Refusal?> MoveAsync(Person by, Guid id, long version, DateTimeOffset dueAt, string? reason, CancellationToken ct);

    /// <summary>Ends it in words: answered, refused, taken back.</summary>
    Task<Refusal?> EndAsync(Person by, Guid id, long version, InquiryState to, string? words, CancellationToken ct);

    /// <summary>How many are open, and how many of them overdue.</summary>
    Task<InquiryCounts> CountAsync(CancellationToken ct);
}

/// <summary>Which inquiries.</summary>
/// <param name="State"><c>null</c>: all.</param>
/// <param name="Partner">Of this partner; <c>null</c>: of all.</param>
/// <param name="Overdue">Those alone whose deadline has passed.</param>
public sealed record InquiryFilter(InquiryState? State = null, Guid? Partner = null, bool Overdue = false);

/// <summary>Open inquiries.</summary>
public sealed record InquiryCounts(long Open, long Overdue);
