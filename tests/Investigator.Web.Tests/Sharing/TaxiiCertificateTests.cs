using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Web.Tests.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Investigator.Web.Tests.Sharing;

/// <summary>Partners' machines that show a certificate of their own making, over loopback.</summary>
public sealed class TaxiiCertificateTests : IAsyncLifetime
{
    private static readonly Person s_manager = new("manager-1", "Manager 1", Role.Manager);
    private readonly RunningConsole _console = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("investigator-certificates-");
    private readonly X509Certificate2 _server = Certificate("localhost");
    private readonly Uri _partners = new($"https://localhost:{FreePort.Next()}");

    private IPartners Partners => _console.Services.GetRequiredService<IPartners>();

    public async Task InitializeAsync()
    {
        var (certificate, key) = (Path.Combine(_folder.FullName, "server.pem"), Path.Combine(_folder.FullName, "server.key"));
        await File.WriteAllTextAsync(certificate, _server.ExportCertificatePem());
        await File.WriteAllTextAsync(key, _server.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        await _console.StartAsync(
            $"--Kestrel:Endpoints:Console:Url={_console.Address.GetLeftPart(UriPartial.Authority)}", $"--Kestrel:Endpoints:Partners:Url={_partners.GetLeftPart(UriPartial.Authority)}",
            "--Kestrel:Endpoints:Partners:ClientCertificateMode=AllowCertificate", $"--Kestrel:Endpoints:Partners:Certificate:Path={certificate}", $"--Kestrel:Endpoints:Partners:Certificate:KeyPath={key}");
    }

    public async Task DisposeAsync()
    {
        await _console.DisposeAsync();
        _server.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_partner_s_certificate_opens_its_collections_and_no_other_certificate_does()
    {
        using var theirs = Certificate("machine.lab.example");
        using var strange = Certificate("machine.lab.example"); // the same name: names do not count
        using var late = Certificate("late.lab.example", until: TimeSpan.FromDays(-1));
        var terms = new PartnerTerms("Other Lab", TrafficLight.Amber, [IndicatorKind.IpAddress], SharedFields.None, "MOU 7", DateTimeOffset.UtcNow.AddYears(1)) { Collections = ["frontier-labs"] };
        var partner = (await Partners.CreateAsync(s_manager, terms, default)).Value!;
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(theirs)).Status);

        Assert.Null(await Partners.PinAsync(s_manager, partner.Id, theirs.ExportCertificatePem(), default));
        Assert.Null(await Partners.PinAsync(s_manager, partner.Id, PartnerCertificate.ThumbprintOf(late), default));
        var (status, collections) = await AskAsync(theirs);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["released", "for_you", "frontier-labs"], collections);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(strange)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(late)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(null)).Status);

        // It opens TAXII alone, and a wrong key beside it is wrong.
        using (var http = Client(theirs))
        {
            Assert.NotEqual(HttpStatusCode.OK, (await http.GetAsync(new Uri("/api/v1/bundles/", UriKind.Relative))).StatusCode);
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "inv_wrong");
            Assert.Equal(HttpStatusCode.Unauthorized, (await http.GetAsync(new Uri("/taxii2/investigator/collections/", UriKind.Relative))).StatusCode);
        }

        Assert.Null(await Partners.UnpinAsync(s_manager, partner.Id, PartnerCertificate.ThumbprintOf(theirs), default));
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(theirs)).Status); // from the next request on
    }

    [Fact]
    public async Task A_certificate_is_of_one_partner_and_what_is_none_is_refused()
    {
        using var theirs = Certificate("machine.lab.example");
        var terms = new PartnerTerms("One Lab", TrafficLight.Amber, [IndicatorKind.IpAddress], SharedFields.None, "MOU 7", DateTimeOffset.UtcNow.AddYears(1));
        var one = (await Partners.CreateAsync(s_manager, terms, default)).Value!;
        var other = (await Partners.CreateAsync(s_manager, terms with { Name = "Another Lab" }, default)).Value!;
        Assert.Null(await Partners.PinAsync(s_manager, one.Id, theirs.ExportCertificatePem(), default));
        Assert.Equal(Refusal.AlreadyDecided, await Partners.PinAsync(s_manager, one.Id, theirs.ExportCertificatePem(), default));
        var colons = string.Join(':', PartnerCertificate.ThumbprintOf(theirs).ToUpperInvariant().Chunk(2).Select(c => new string(c)));
        Assert.Equal(Refusal.NameTaken, await Partners.PinAsync(s_manager, other.Id, colons, default));
        foreach (var wrong in (string?[])[null, "", "abc", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", new string('g', 64), new string('a', 70_000)])
            Assert.Equal(Refusal.CertificateWrong, await Partners.PinAsync(s_manager, other.Id, wrong, default));
        Assert.Equal(Refusal.NotFound, await Partners.UnpinAsync(s_manager, other.Id, PartnerCertificate.ThumbprintOf(theirs), default));
    }

    private async Task<(HttpStatusCode Status, IReadOnlyList<string> Collections)> AskAsync(X509Certificate2? certificate)
    {
        using var http = Client(certificate);
        using var reply = await http.GetAsync(new Uri("/taxii2/investigator/collections/", UriKind.Relative));
        if (reply.StatusCode is not HttpStatusCode.OK) return (reply.StatusCode, []);
        using var body = JsonDocument.Parse(await reply.Content.ReadAsStringAsync());
        return (reply.StatusCode, [.. body.RootElement.GetProperty("collections").EnumerateArray().Select(c => c.GetProperty("alias").GetString()!)]);
    }

    private HttpClient Client(X509Certificate2? certificate)
    {
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(_server);
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, SslOptions = { CertificateChainPolicy = trust } };
        if (certificate is not null) handler.SslOptions.ClientCertificates = [certificate];
        var http = new HttpClient(handler) { BaseAddress = _partners };
        http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/taxii+json;version=2.1");
        return http;
    }

    private static X509Certificate2 Certificate(string name, TimeSpan? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-9), DateTimeOffset.UtcNow + (until ?? TimeSpan.FromDays(9)));
    }
}
