using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Investigator.Casework.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Sharing : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Collection",
                table: "SharedBundle",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ExpiresAt",
                table: "SharedBundle",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Fields",
                table: "SharedBundle",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Kinds",
                table: "SharedBundle",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "BundleFetch",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    BundleId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PartnerId = table.Column<Guid>(type: "TEXT", nullable: true),
                    PersonId = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Path = table.Column<int>(type: "INTEGER", nullable: false),
                    Objects = table.Column<int>(type: "INTEGER", nullable: true),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BundleFetch", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BundleProposal",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Format = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Marking = table.Column<int>(type: "INTEGER", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ContentType = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Indicators = table.Column<int>(type: "INTEGER", nullable: false),
                    Kinds = table.Column<string>(type: "TEXT", nullable: false),
                    Fields = table.Column<int>(type: "INTEGER", nullable: false),
                    Withheld = table.Column<string>(type: "TEXT", nullable: false),
                    Collection = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ValidUntil = table.Column<long>(type: "INTEGER", nullable: false),
                    LegalBasis = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ProposedById = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ProposedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ProposedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ExpiresAt = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    DecidedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    DecidedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    BundleId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BundleProposal", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BundleProposal_Campaign_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaign",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Partner",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    IdentityId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    HighestMarking = table.Column<int>(type: "INTEGER", nullable: false),
                    Kinds = table.Column<string>(type: "TEXT", nullable: false),
                    Fields = table.Column<int>(type: "INTEGER", nullable: false),
                    Collections = table.Column<string>(type: "TEXT", nullable: false),
                    Contacts = table.Column<string>(type: "TEXT", nullable: false),
                    Agreement = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    AgreedUntil = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    SuspendedBecause = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Partner", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BundleView",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PersonName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BundleView", x => new { x.ProposalId, x.PersonId });
                    table.ForeignKey(
                        name: "FK_BundleView_BundleProposal_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "BundleProposal",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "BundleRecipient",
                columns: table => new
                {
                    PartnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BundleId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BundleRecipient", x => new { x.BundleId, x.PartnerId });
                    table.ForeignKey(
                        name: "FK_BundleRecipient_Partner_PartnerId",
                        column: x => x.PartnerId,
                        principalTable: "Partner",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BundleRecipient_SharedBundle_BundleId",
                        column: x => x.BundleId,
                        principalTable: "SharedBundle",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PartnerClient",
                columns: table => new
                {
                    ApiClientId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PartnerId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnerClient", x => x.ApiClientId);
                    table.ForeignKey(
                        name: "FK_PartnerClient_ApiClient_ApiClientId",
                        column: x => x.ApiClientId,
                        principalTable: "ApiClient",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PartnerClient_Partner_PartnerId",
                        column: x => x.PartnerId,
                        principalTable: "Partner",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PartnerKey",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    PartnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    KeyId = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ProtectedSecret = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RetiredAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnerKey", x => new { x.PartnerId, x.Number });
                    table.ForeignKey(
                        name: "FK_PartnerKey_Partner_PartnerId",
                        column: x => x.PartnerId,
                        principalTable: "Partner",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PartnerSignIn",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    PartnerId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PartnerSignIn", x => x.PersonId);
                    table.ForeignKey(
                        name: "FK_PartnerSignIn_Partner_PartnerId",
                        column: x => x.PartnerId,
                        principalTable: "Partner",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProposedRecipient",
                columns: table => new
                {
                    PartnerId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProposalId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProposedRecipient", x => new { x.ProposalId, x.PartnerId });
                    table.ForeignKey(
                        name: "FK_ProposedRecipient_BundleProposal_ProposalId",
                        column: x => x.ProposalId,
                        principalTable: "BundleProposal",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ProposedRecipient_Partner_PartnerId",
                        column: x => x.PartnerId,
                        principalTable: "Partner",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BundleFetch_At",
                table: "BundleFetch",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_BundleFetch_BundleId",
                table: "BundleFetch",
                column: "BundleId");

            migrationBuilder.CreateIndex(
                name: "IX_BundleFetch_PartnerId",
                table: "BundleFetch",
                column: "PartnerId");

            migrationBuilder.CreateIndex(
                name: "IX_BundleProposal_CampaignId",
                table: "BundleProposal",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_BundleProposal_State_ProposedAt",
                table: "BundleProposal",
                columns: new[] { "State", "ProposedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_BundleRecipient_PartnerId",
                table: "BundleRecipient",
                column: "PartnerId");

            migrationBuilder.CreateIndex(
                name: "IX_Partner_Name",
                table: "Partner",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PartnerClient_PartnerId",
                table: "PartnerClient",
                column: "PartnerId");

            migrationBuilder.CreateIndex(
                name: "IX_PartnerSignIn_PartnerId",
                table: "PartnerSignIn",
                column: "PartnerId");

            migrationBuilder.CreateIndex(
                name: "IX_ProposedRecipient_PartnerId",
                table: "ProposedRecipient",
                column: "PartnerId");

            // What was released before went to all partners, and nobody noted what was in it.
            migrationBuilder.Sql("""UPDATE "SharedBundle" SET "Collection" = 'released', "Fields" = 15, "Kinds" = 'ip-address network-prefix autonomous-system tls-ja4 email-domain user-agent prompt-skeleton account-hmac-sha256 payment-hmac-sha256 device-hmac-sha256 email-hmac-sha256';""");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BundleFetch");

            migrationBuilder.DropTable(
                name: "BundleRecipient");

            migrationBuilder.DropTable(
                name: "BundleView");

            migrationBuilder.DropTable(
                name: "PartnerClient");

            migrationBuilder.DropTable(
                name: "PartnerKey");

            migrationBuilder.DropTable(
                name: "PartnerSignIn");

            migrationBuilder.DropTable(
                name: "ProposedRecipient");

            migrationBuilder.DropTable(
                name: "BundleProposal");

            migrationBuilder.DropTable(
                name: "Partner");

            migrationBuilder.DropColumn(
                name: "Collection",
                table: "SharedBundle");

            migrationBuilder.DropColumn(
                name: "ExpiresAt",
                table: "SharedBundle");

            migrationBuilder.DropColumn(
                name: "Fields",
                table: "SharedBundle");

            migrationBuilder.DropColumn(
                name: "Kinds",
                table: "SharedBundle");
        }
    }
}
