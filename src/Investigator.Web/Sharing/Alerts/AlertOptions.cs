using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Investigator.Web.Sharing.Alerts;

/// <summary>How alerts leave, from the section <c>Alerts</c>. Which destinations there are an administrator says on the page <b>Alerts</b>.</summary>
public sealed class AlertOptions : IValidatableObject
{
    public const string Section = "Alerts";

    /// <summary>The folder in which destinations of the kind file may write; without it none can.</summary>
    public string? Folder { get; set; }

    /// <summary>A PEM file with the authorities that sign the certificates of syslog collectors; without it those of the machine.</summary>
    public string? CaFile { get; set; }

    /// <summary>How long one attempt may take. Default 30 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00", ErrorMessage = "Alerts:Timeout must lie between 1 second and 5 minutes.")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Folder is not null && !Directory.Exists(Folder)) yield return new("Alerts:Folder is no folder. Make it, and let the console write there.");
        if (CaFile is not null && Authorities() is not { Count: > 0 }) yield return new("Alerts:CaFile holds no certificate in PEM form, or can't be read.");
    }

    /// <returns><c>null</c> when no file is configured or it can't be read.</returns>
    internal X509Certificate2Collection? Authorities()
    {
        if (CaFile is null) return null;
        try
        {
            var found = new X509Certificate2Collection();
            found.ImportFromPemFile(CaFile);
            return found;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or CryptographicException)
        {
            return null;
        }
    }
}
