using System.Security.Cryptography;
using System.Text;
using Investigator.Domain.Audit;
using Microsoft.Extensions.Time.Testing;

namespace Investigator.Web.Tests.Audit;

/// <summary>A chain with anchors, made up by the test, and what somebody who can write to the database may do to it.</summary>
internal sealed class AnAnchoredAudit : IDisposable
{
    private readonly ECDsa _pair = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, 123, TimeSpan.Zero).AddTicks(4560));

    public AnAnchoredAudit() => Key = AnchorKey.Read(_pair.ExportECPrivateKeyPem())!;

    public AnchorKey Key { get; }

    public string PublicPem => _pair.ExportSubjectPublicKeyInfoPem();

    public string PrivatePem => _pair.ExportECPrivateKeyPem();

    public List<AuditEntry> Entries { get; } = [];

    public List<AuditAnchor> Kept { get; } = [];

    public AnAnchoredAudit Act(string detail = "{}")
    {
        _clock.Advance(TimeSpan.FromMinutes(7));
        Entries.Add(AuditEntry.After(Entries.LastOrDefault(), new("analyst-1", "Ana Lyst 😀", Role.Analyst), "freeze", "account:größer", detail, _clock));
        return this;
    }

    public AnAnchoredAudit Anchor(AnchorKey? with = null, string? detail = null)
    {
        var (last, key, now) = (Entries[^1], with ?? Key, _clock.GetUtcNow());
        var at = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var anchor = new AuditAnchor(last.Sequence, last.Hash, at, key.Id, Convert.ToBase64String(key.Sign(AuditAnchor.Text(last.Sequence, last.Hash, at))));
        if (detail is null) Kept.Add(anchor);
        Entries.Add(AuditEntry.After(last, Person.System, AuditAnchor.Act, "audit", detail ?? anchor.Line(), _clock));
        return this;
    }

    /// <summary>The same chain but for one act, with all hashes after it made anew.</summary>
    public List<AuditEntry> Rewritten(int from)
    {
        var chain = new List<AuditEntry>();
        foreach (var entry in Entries)
        {
            var by = new Person(entry.PersonId, entry.Sequence == from ? "Nobody" : entry.PersonName, Role.None);
            chain.Add(AuditEntry.After(chain.LastOrDefault(), by, entry.Act, entry.Subject, entry.Detail, new FakeTimeProvider(entry.At)));
        }

        return chain;
    }

    public byte[] Export() => Encoding.UTF8.GetBytes(Lines(Entries));

    public static string Lines(IEnumerable<AuditEntry> entries) => string.Concat(entries.Select(e => AuditLines.Write(e) + "\n"));

    public void Dispose()
    {
        Key.Dispose();
        _pair.Dispose();
    }
}
