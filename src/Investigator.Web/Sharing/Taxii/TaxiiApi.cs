using System.Security.Cryptography.X509Certificates;
using Investigator.Casework.Data;
using Investigator.Domain.Audit;
using Investigator.Domain.Sharing;
using Investigator.Domain.Sharing.Inbound;
using Investigator.Web.Audit;
using Investigator.Web.Shell;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Investigator.Web.Sharing.Taxii;

/// <summary>
/// Released objects for partners' machines, and what they send: TAXII 2.1 (OASIS Standard, 10 June 2021), one API root. Each caller sees its own collections. Each address is a row of the table in
/// docs/taxii.md.
/// </summary>
public sealed class TaxiiApi : IConsolePart
{
    private const string Scheme = "Taxii";
    private const string Root = "/taxii2/investigator/";

    public void Add(IHostApplicationBuilder builder)
    {
        builder.Services.AddAuthentication().AddScheme<ApiKeyOptions, ApiKeyAuthentication>(Scheme, options =>
        {
            options.AcceptsBasic = true;
            options.OfCertificate = OfCertificateAsync;
            options.CertificateOpens = ApiScope.Sharing;
            options.Refuse = (http, status, title, sentence) => TaxiiAnswer.Refused(status, title, sentence).ExecuteAsync(http);
        });
        // Where an address asks for certificates (Kestrel:Endpoints:NAME:ClientCertificateMode), any is let through the handshake: partners' are pinned by their thumbprint, whoever signed them.
        builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ClientCertificateValidation = static (_, _, _) => true));
        builder.Services.AddRateLimiter(limits => limits.AddPolicy<string, TaxiiRate>(TaxiiRate.Policy));
        builder.Services.AddAuthorizationBuilder().AddPolicy(Tasks.PullObjects, policy => policy.AddAuthenticationSchemes(Scheme).RequireAuthenticatedUser()
            .RequireClaim(ApiKeyAuthentication.ScopeClaim, nameof(ApiScope.Sharing)));
    }

    public void Map(IEndpointRouteBuilder routes)
    {
        var taxii = routes.MapGroup("/taxii2").RequireAuthorization(Tasks.PullObjects).RequireRateLimiting(TaxiiRate.Policy).DisableAntiforgery().WithTags("TAXII").AddEndpointFilter(TaxiiTypes.NegotiateAsync);
        taxii.MapGet("/", Discover).WithSummary("Discovery: which API roots there are.");
        taxii.MapGet("/investigator/", DescribeRoot).WithSummary("The API root.");
        taxii.MapGet("/investigator/status/{id}/", StatusAsync).WithSummary("What became of objects that the caller sent.");
        taxii.MapGet("/investigator/collections/", ListCollectionsAsync).WithSummary("The caller's collections.");
        var collection = taxii.MapGroup("/investigator/collections/{collection}").AddEndpointFilter(KnowAsync);
        collection.MapGet("/", (HttpContext http) => new TaxiiAnswer(StatusCodes.Status200OK, CollectionOf(http).Describe)).WithSummary("The collection.");
        collection.MapGet("/objects/", (HttpContext http, ISharedObjects shelf, CancellationToken ct) => AnswerAsync(http, shelf, null, ObjectVersions.Last, null, ct)).WithSummary("Its objects, first added first.");
        collection.MapGet("/objects/{id}/", (string id, HttpContext http, ISharedObjects shelf, CancellationToken ct) => AnswerAsync(http, shelf, id, ObjectVersions.Last, null, ct)).WithSummary("One object.");
        collection.MapGet("/objects/{id}/versions/", (string id, HttpContext http, ISharedObjects shelf, CancellationToken ct) => AnswerAsync(http, shelf, id, ObjectVersions.All, TaxiiShapes.Versions, ct)).WithSummary("The versions of one object.");
        collection.MapGet("/manifest/", (HttpContext http, ISharedObjects shelf, CancellationToken ct) => AnswerAsync(http, shelf, null, ObjectVersions.Last, TaxiiShapes.Manifest, ct)).WithSummary("Its objects by name alone.");
        collection.MapPost("/objects/", AddAsync).WithSummary("Adds objects, where the collection takes them: they are staged, and people decide.");
        collection.MapDelete("/objects/{id}/", DeleteAsync).WithSummary("Deletes an object that the caller sent, where the collection lets it. Released objects are taken back by a revoked version.");
        taxii.MapFallback("{*rest}", TaxiiMethods.Refuse).ExcludeFromDescription();
    }

    private static async Task<Person?> OfCertificateAsync(HttpContext http, X509Certificate2 shown)
    {
        var id = "cert:" + PartnerCertificate.ThumbprintOf(shown);
        return await http.RequestServices.GetRequiredService<IPartners>().OfAsync(id, http.RequestAborted) is { } partner ? new(id, partner.Name, Role.Partner) : null;
    }

    private static TaxiiAnswer Discover(HttpContext http, CaseStoreOptions options) => new(StatusCodes.Status200OK, json =>
    {
        var root = new Uri($"{http.Request.Scheme}://{http.Request.Host}{Root}").AbsoluteUri;
        json.WriteString("title", options.ProducerName);
        json.WriteString("description", "Indicators of model distillation.");
        json.WriteString("default", root);
        json.WriteStartArray("api_roots");
        json.WriteStringValue(root);
        json.WriteEndArray();
    });

    private static TaxiiAnswer DescribeRoot(CaseStoreOptions options) => new(StatusCodes.Status200OK, json =>
    {
        json.WriteString("title", options.ProducerName);
        json.WriteStartArray("versions");
        json.WriteStringValue(TaxiiAnswer.MediaType);
        json.WriteEndArray();
        json.WriteNumber("max_content_length", InboundLimits.Bytes);
    });

    private static async Task<TaxiiAnswer> StatusAsync(string id, HttpContext http, IPartners partners, IInboundIntake intake, CancellationToken ct)
    {
        var (_, source) = await CallerAsync(http, partners, intake, ct);
        var delivery = source is { } from && Guid.TryParse(id, out var asked) ? await intake.DeliveryAsync(from, asked, ct) : null;
        return delivery is null ? Missing("status") : TaxiiStatus.Of(delivery, StatusCodes.Status200OK);
    }

    private static async Task<TaxiiAnswer> ListCollectionsAsync(HttpContext http, IPartners partners, IInboundIntake intake, CancellationToken ct)
    {
        var (partner, source) = await CallerAsync(http, partners, intake, ct);
        return new(StatusCodes.Status200OK, json =>
        {
            json.WriteStartArray("collections");
            foreach (var collection in TaxiiCollection.Of(partner, source))
            {
                json.WriteStartObject();
                collection.Describe(json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        });
    }

    private static async Task<TaxiiAnswer> AddAsync(HttpContext http, IPartners partners, IInboundIntake intake, CancellationToken ct)
    {
        if (!TaxiiTypes.IsTaxii(http.Request.ContentType)) return TaxiiAnswer.Refused(StatusCodes.Status415UnsupportedMediaType, "Unknown media type", $"Send {TaxiiAnswer.MediaType}.");
        if (!CollectionOf(http).CanWrite) return TaxiiAnswer.Refused(StatusCodes.Status403Forbidden, "Read only", "Objects are released by people in the console; this collection takes none.");
        var (_, source) = await CallerAsync(http, partners, intake, ct);
        return source is { } from ? await TaxiiInbox.TakeAsync(http, from, intake, ct) : Missing("collection");
    }

    private static async Task<IResult> DeleteAsync(string id, HttpContext http, IPartners partners, IInboundIntake intake, CancellationToken ct)
    {
        if (!CollectionOf(http).CanDelete) return Kept();
        var (_, source) = await CallerAsync(http, partners, intake, ct);
        return source is { } from ? await TaxiiRemoval.DeleteAsync(http, from, id, intake, ct) : Missing("collection");
    }

    /// <param name="shape">How they are named; <c>null</c>: the objects themselves.</param>
    private static async Task<IResult> AnswerAsync(HttpContext http, ISharedObjects shelf, string? objectId, ObjectVersions versions, TaxiiShape? shape, CancellationToken ct)
    {
        var collection = CollectionOf(http);
        if (!collection.CanRead) return TaxiiAnswer.Refused(StatusCodes.Status403Forbidden, "Write only", "What was sent here is not handed out again.");
        var (query, wrong) = TaxiiQuery.Read(http.Request.Query, objectId, versions);
        if (query is null) return TaxiiAnswer.Refused(StatusCodes.Status400BadRequest, "Not a question of TAXII", wrong ?? "");
        if (objectId?.Length > 256) return Missing("object");

        // A key with the scope acts as the partner who holds it: the policy has seen to the scope.
        var by = http.User.ToPerson() with { Roles = Role.Partner };
        var page = new ObjectPage([], More: false);
        if (TaxiiQuery.WantsStix21(http.Request.Query))
        {
            var found = await shelf.FindAsync(by, query with { Collection = collection.Query }, contents: shape == null, ct);
            if (found.Value is null) return TaxiiAnswer.Refused(StatusCodes.Status403Forbidden, "Not open to this key", found.Refusal?.Explain() ?? "");
            page = found.Value;
        }

        if (objectId is not null && page.Objects.Count == 0 && query is { After: null, AddedAfter: null }) return Missing("object");
        return shape is null ? new TaxiiEnvelope(page) : new TaxiiAnswer(StatusCodes.Status200OK, json => shape(json, page), page);
    }

    internal static TaxiiAnswer Missing(string what) => TaxiiAnswer.Refused(StatusCodes.Status404NotFound, "Nothing is here", $"There is no such {what}, or this key may not see it.");

    private static TaxiiAnswer Kept() => TaxiiAnswer.Refused(
        StatusCodes.Status403Forbidden, "Nothing is deleted", "What others may have fetched can't be deleted: objects of this provider are taken back in the console, and come as revoked. What you sent can be deleted in the collection that you sent it to.");

    private static async Task<(Partner? Partner, Guid? Source)> CallerAsync(HttpContext http, IPartners partners, IInboundIntake intake, CancellationToken ct)
    {
        var partner = await partners.OfAsync(http.User.ToPerson().Id, ct);
        return (partner, partner is { State: PartnerState.Active } ? await intake.SourceOfPartnerAsync(partner.Id, ct) : null);
    }

    private static async ValueTask<object?> KnowAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var http = call.HttpContext;
        var asked = http.Request.RouteValues["collection"] as string;
        // Every key has the one collection, so it is not asked who holds it: that the objects are asked for.
        var known = TaxiiCollection.Released.Is(asked) ? TaxiiCollection.Released : await FindAsync(http, asked);
        if (known is null) return Missing("collection");
        http.Items[typeof(TaxiiCollection)] = known;
        return await next(call);
    }

    private static async Task<TaxiiCollection?> FindAsync(HttpContext http, string? asked)
    {
        var (partner, source) = await CallerAsync(http, http.RequestServices.GetRequiredService<IPartners>(), http.RequestServices.GetRequiredService<IInboundIntake>(), http.RequestAborted);
        return TaxiiCollection.Of(partner, source).FirstOrDefault(c => c.Is(asked));
    }

    private static TaxiiCollection CollectionOf(HttpContext http) => (TaxiiCollection)http.Items[typeof(TaxiiCollection)]!;
}
