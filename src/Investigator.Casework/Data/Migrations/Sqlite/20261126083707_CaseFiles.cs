using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Investigator.Casework.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CaseFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "AuthorId",
                table: "CampaignNote",
                type: "TEXT",
                maxLength: 256,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "ChangedAt",
                table: "CampaignNote",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "CampaignHold",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    PlacedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    PlacedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndReason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignHold", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CampaignHold_Campaign_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaign",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CampaignNoteRevision",
                columns: table => new
                {
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    NoteId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignNoteRevision", x => new { x.NoteId, x.Number });
                    table.ForeignKey(
                        name: "FK_CampaignNoteRevision_CampaignNote_NoteId",
                        column: x => x.NoteId,
                        principalTable: "CampaignNote",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Hypothesis",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Statement = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Basis = table.Column<int>(type: "INTEGER", nullable: false),
                    Likelihood = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Techniques = table.Column<string>(type: "TEXT", nullable: false),
                    StatedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    StatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    WeighedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    WeighedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Hypothesis", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Hypothesis_Campaign_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaign",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HypothesisArgument",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Supports = table.Column<bool>(type: "INTEGER", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    Author = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    WrittenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    HypothesisId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HypothesisArgument", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HypothesisArgument_Hypothesis_HypothesisId",
                        column: x => x.HypothesisId,
                        principalTable: "Hypothesis",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignHold_CampaignId_PlacedAt",
                table: "CampaignHold",
                columns: new[] { "CampaignId", "PlacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Hypothesis_CampaignId_StatedAt",
                table: "Hypothesis",
                columns: new[] { "CampaignId", "StatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_HypothesisArgument_HypothesisId",
                table: "HypothesisArgument",
                column: "HypothesisId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CampaignHold");

            migrationBuilder.DropTable(
                name: "CampaignNoteRevision");

            migrationBuilder.DropTable(
                name: "HypothesisArgument");

            migrationBuilder.DropTable(
                name: "Hypothesis");

            migrationBuilder.DropColumn(
                name: "AuthorId",
                table: "CampaignNote");

            migrationBuilder.DropColumn(
                name: "ChangedAt",
                table: "CampaignNote");
        }
    }
}
