using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Investigator.Casework.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Fingerprints : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AnswerSecret",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    ProtectedKey = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    MadeAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AnswerSecret", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Fingerprint",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Design = table.Column<string>(type: "TEXT", nullable: false),
                    ProtectedKey = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    KeySha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    DraftedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    DraftedById = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    DraftedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EditedById = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    SealedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    SealedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SealSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ServedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    ServedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RetiredBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    RetiredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    RetireReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Fingerprint", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Fingerprint_Campaign_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaign",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VerificationRun",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FingerprintId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Plan = table.Column<string>(type: "TEXT", nullable: false),
                    Power = table.Column<double>(type: "REAL", nullable: false),
                    RegisteredBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    RegisteredAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PlanSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    TestedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    TestedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    Result = table.Column<string>(type: "TEXT", nullable: true),
                    LogProbability = table.Column<double>(type: "REAL", nullable: true),
                    Exhibit = table.Column<string>(type: "TEXT", nullable: true),
                    ExhibitSha256 = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VerificationRun", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VerificationRun_Fingerprint_FingerprintId",
                        column: x => x.FingerprintId,
                        principalTable: "Fingerprint",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Fingerprint_CampaignId_DraftedAt",
                table: "Fingerprint",
                columns: new[] { "CampaignId", "DraftedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Fingerprint_Name",
                table: "Fingerprint",
                column: "Name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Fingerprint_State",
                table: "Fingerprint",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_VerificationRun_CampaignId_RegisteredAt",
                table: "VerificationRun",
                columns: new[] { "CampaignId", "RegisteredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_VerificationRun_FingerprintId_RegisteredAt",
                table: "VerificationRun",
                columns: new[] { "FingerprintId", "RegisteredAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AnswerSecret");

            migrationBuilder.DropTable(
                name: "VerificationRun");

            migrationBuilder.DropTable(
                name: "Fingerprint");
        }
    }
}
