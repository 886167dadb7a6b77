using System.ComponentModel.DataAnnotations;
using Investigator.Domain.Audit;

namespace Investigator.Web.Audit;

/// <summary>How the audit is anchored, from the section <c>Audit</c>. Without a key and a command it is not.</summary>
public sealed class AnchorOptions : IValidatableObject
{
    public const string Section = "Audit";

    /// <summary>A PEM file with the private key that signs. Lies best on a volume that database administrators can't read.</summary>
    public string? AnchorKeyFile { get; set; }

    /// <summary>A program with its arguments that signs instead: it gets the text on standard input and answers with the signature, as bytes or in base64.</summary>
    public IReadOnlyList<string> AnchorCommand { get; set; } = [];

    /// <summary>A PEM file with the public key of what <see cref="AnchorCommand"/> signs with.</summary>
    public string? AnchorPublicKeyFile { get; set; }

    /// <summary>How often, when anything was written since. Default one hour.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "7.00:00:00", ErrorMessage = "Audit:AnchorEvery must lie between 10 seconds and 7 days.")]
    public TimeSpan AnchorEvery { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How long the command may take. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "Audit:AnchorTimeout must lie between 1 second and 10 minutes.")]
    public TimeSpan AnchorTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A file to which each anchor is added as a line, kept elsewhere than the database.</summary>
    public string? AnchorCopy { get; set; }

    /// <summary>Whether anchors are made at all.</summary>
    public bool Anchors => AnchorKeyFile is not null || AnchorCommand.Count > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (AnchorKeyFile is not null && AnchorCommand.Count > 0) yield return new("Audit:AnchorKeyFile and Audit:AnchorCommand are both set: one of them signs.");
        if (AnchorCommand.Count > 0 && AnchorPublicKeyFile is null) yield return new("Audit:AnchorCommand needs Audit:AnchorPublicKeyFile, to check what the command answers.");
        if (AnchorCopy is not null && !Anchors) yield return new("Audit:AnchorCopy is set and nothing signs: name Audit:AnchorKeyFile or Audit:AnchorCommand.");
        if (AnchorKeyFile is not null && Wrong(AnchorKeyFile, signs: true) is { } why) yield return new($"Audit:AnchorKeyFile {why}.");
        if (AnchorPublicKeyFile is not null && Wrong(AnchorPublicKeyFile, signs: false) is { } not) yield return new($"Audit:AnchorPublicKeyFile {not}.");
    }

    private static string? Wrong(string file, bool signs)
    {
        try
        {
            using var key = AnchorKey.Read(File.ReadAllText(file));
            if (key is null) return "holds no key in PEM form (elliptic curve or RSA, without a password)";
            if (signs) key.Sign([]);
            return null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return "can't be read";
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return "holds only the public half; the private one signs";
        }
    }
}
