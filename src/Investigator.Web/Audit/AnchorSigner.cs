using System.Diagnostics;
using System.Text;
using Investigator.Domain.Audit;
using Microsoft.Extensions.Options;

namespace Investigator.Web.Audit;

/// <summary>Signs with the key file or the command that the operator configured. The private key is read anew for each signature and not kept.</summary>
public sealed class AnchorSigner(IOptions<AnchorOptions> options) : IStatementSigner
{
    private const int LongestAnswer = 16 * 1024;

    /// <summary>Whether anything is configured that signs.</summary>
    public bool Signs => options.Value.Anchors;

    /// <summary>The key whose anchors count; <c>null</c> when none is configured. The caller disposes it.</summary>
    public AnchorKey? Key() => (options.Value.AnchorPublicKeyFile ?? options.Value.AnchorKeyFile) is { } file ? AnchorKey.Read(File.ReadAllText(file)) : null;

    /// <summary>Signs an entry.</summary>
    /// <exception cref="InvalidOperationException">The command does not sign, or not with the key that was named.</exception>
    public async Task<AuditAnchor> SignAsync(AuditEntry entry, DateTimeOffset now, CancellationToken ct)
    {
        using var key = NamedKey();
        var at = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        return new(entry.Sequence, entry.Hash, at, key.Id, await SignatureAsync(key, AuditAnchor.Text(entry.Sequence, entry.Hash, at), ct));
    }

    /// <inheritdoc/>
    public async Task<StatementSignature?> SignAsync(byte[] text, CancellationToken ct)
    {
        if (!Signs) return null;
        using var key = NamedKey();
        return new(key.Id, key.PublicKey, await SignatureAsync(key, text, ct));
    }

    private AnchorKey NamedKey() => Key() ?? throw new InvalidOperationException("There is no key in the file that was named.");

    private async Task<string> SignatureAsync(AnchorKey key, byte[] text, CancellationToken ct)
    {
        var signature = options.Value.AnchorKeyFile is { } file ? await WithFileAsync(file, text, ct) : await WithCommandAsync(text, ct);
        foreach (var one in Readings(signature))
            if (one.Length <= AnchorKey.LongestSignature && key.Verifies(text, one)) return Convert.ToBase64String(one);

        throw new InvalidOperationException("What came back is no signature by the public key that was named.");
    }

    private static async Task<byte[]> WithFileAsync(string file, byte[] text, CancellationToken ct)
    {
        using var key = AnchorKey.Read(await File.ReadAllTextAsync(file, ct)) ?? throw new InvalidOperationException("There is no key in the file that was named.");
        return key.Sign(text);
    }

    // No shell: the words of the command are its arguments, whatever stands in them.
    private async Task<byte[]> WithCommandAsync(byte[] text, CancellationToken ct)
    {
        var command = options.Value.AnchorCommand;
        using var process = Process.Start(new ProcessStartInfo(command[0], command.Skip(1)) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The command that signs did not start.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.Value.AnchorTimeout);
        try
        {
            var answer = ReadAsync(process.StandardOutput.BaseStream, limit.Token);
            await WriteAsync(process.StandardInput.BaseStream, text, limit.Token);
            var signature = await answer;
            await process.WaitForExitAsync(limit.Token);
            return process.ExitCode == 0 ? signature : throw new InvalidOperationException($"The command that signs ended with {process.ExitCode}.");
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw new InvalidOperationException("The command that signs did not answer in time (Audit:AnchorTimeout).", late);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static async Task WriteAsync(Stream input, byte[] text, CancellationToken ct)
    {
        try
        {
            await input.WriteAsync(text, ct);
            await input.DisposeAsync();
        }
        catch (IOException)
        {
            return; // It ended without reading; what it answered says whether it signed.
        }
    }

    private static async Task<byte[]> ReadAsync(Stream output, CancellationToken ct)
    {
        var answer = new byte[LongestAnswer];
        var length = await output.ReadAtLeastAsync(answer, answer.Length, throwOnEndOfStream: false, ct);
        return answer[..length];
    }

    private static IEnumerable<byte[]> Readings(byte[] answer)
    {
        yield return answer;
        var text = string.Concat(Encoding.ASCII.GetString(answer).Where(c => !char.IsWhiteSpace(c)));
        var bytes = new byte[answer.Length];
        if (Convert.TryFromBase64String(text, bytes, out var length)) yield return bytes[..length];
    }
}
