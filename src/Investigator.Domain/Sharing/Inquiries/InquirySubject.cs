using System.Security.Cryptography;
using System.Text;
using Investigator.Domain.Audit;

namespace Investigator.Domain.Sharing.Inquiries;

/// <summary>Whom or what an inquiry is about, as the asker named it.</summary>
/// <param name="Values">Ids, or keyed hashes; sorted, none twice.</param>
public sealed record InquirySubject(InquirySubjectKind Kind, IReadOnlyList<string> Values)
{
    /// <summary>Most values.</summary>
    public const int Most = 500;

    private const int LongestValue = 128;

    /// <summary>Nothing in particular.</summary>
    public static InquirySubject Nothing { get; } = new(InquirySubjectKind.Organization, []);

    /// <summary>SHA-256 over the values with a line end behind each: tells the asker that it is about what they asked without saying it again.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(Values.Select(v => v + "\n")))));

    /// <summary>Without blanks around and doubles, or what is wrong.</summary>
    public Done<InquirySubject> Tidy()
    {
        if (!Enum.IsDefined(Kind)) return Refusal.OutOfRange;
        List<string> values = [.. Values.Select(v => v.Trim()).Where(v => v.Length > 0).Select(v => Kind is InquirySubjectKind.Hashes ? v.ToLowerInvariant() : v).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (values.Count == 0) return Refusal.SubjectMissing;
        if (values.Count > Most) return Refusal.SubjectTooLong;
        if (values.Any(v => v.Length > LongestValue)) return Refusal.TooLong;
        if (values.Any(v => v.Any(char.IsControl))) return Refusal.SubjectWrong;
        return Kind is InquirySubjectKind.Hashes && values.Any(v => v.Length != 64 || !v.All(char.IsAsciiHexDigitLower)) ? Refusal.SubjectWrong : new InquirySubject(Kind, values);
    }
}

/// <summary>How an inquiry names what it is about.</summary>
public enum InquirySubjectKind
{
    /// <summary>Organizations, by their id.</summary>
    Organization,

    /// <summary>Accounts, by their id.</summary>
    Accounts,

    /// <summary>Attributes of accounts, hashed with a key that the partner and this provider share.</summary>
    Hashes,
}
