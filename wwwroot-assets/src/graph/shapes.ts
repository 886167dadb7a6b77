// One WebGL program for all nodes: shape, ring, outer ring, letters and pin come out of one draw call.
import type { NodeHoverDrawingFunction, NodeLabelDrawingFunction, ProgramInfo } from 'sigma/rendering';
import { NodeProgram } from 'sigma/rendering';
import type { NodeDisplayData, RenderParams } from 'sigma/types';
import { floatColor } from 'sigma/utils';
import type { EdgeMarks, NodeMarks } from './scene';
import { bannedSign, firstSign, frozenSign, glyphs, shapes, type Shape } from './kinds';

export interface NodeLook extends NodeDisplayData {
  shape: Shape;
  glyph: number;
  ring: string;
  outer: string;
  selected: boolean;
  pinned: boolean;
}

const cells = 32;
const cellSize = 64;

const vertex = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec4 a_ring;
attribute vec4 a_outer;
attribute vec2 a_position;
attribute float a_size;
attribute float a_marks;
attribute float a_angle;
uniform mat3 u_matrix;
uniform float u_sizeRatio;
uniform float u_correctionRatio;
varying vec4 v_color;
varying vec4 v_ring;
varying vec4 v_outer;
varying vec2 v_place;
varying float v_pixel;
varying float v_marks;
const float bias = 255.0 / 254.0;
void main() {
  float radius = a_size * u_correctionRatio / u_sizeRatio * 2.0;
  v_place = 3.2 * vec2(cos(a_angle), sin(a_angle));
  v_pixel = u_correctionRatio * 1.5 / radius;
  v_marks = a_marks;
  gl_Position = vec4((u_matrix * vec3(a_position + radius * v_place, 1)).xy, 0, 1);
  v_ring = a_ring;
  v_outer = a_outer;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}`;

// Distances are in radii of the node, y upwards. a_marks packs shape (8), glyph (32), selected (2), pinned (2).
const fragment = /* glsl */ `
precision highp float;
varying vec4 v_color;
varying vec4 v_ring;
varying vec4 v_outer;
varying vec2 v_place;
varying float v_pixel;
varying float v_marks;
uniform sampler2D u_glyphs;
float edgeOf(float shape, vec2 p) {
  vec2 q = abs(p);
  if (shape < 0.5) return length(p) - 0.98;
  if (shape < 1.5) return max(q.x, q.y) - 0.86;
  if (shape < 2.5) return max(q.x * 0.866 + q.y * 0.5, q.y) - 0.94;
  if (shape < 3.5) return (q.x + q.y) * 0.7071 - 0.86;
  return max(q.x * 0.866 + p.y * 0.5, -p.y) - 0.68;
}
void main() {
  float marks = floor(v_marks + 0.5);
  float shape = mod(marks, 8.0);
  float glyph = mod(floor(marks / 8.0), ${cells}.0);
  float selected = mod(floor(marks / 256.0), 2.0);
  float pinned = mod(floor(marks / 512.0), 2.0);
  float d = edgeOf(shape, v_place);
  float pin = mix(9.0, length(v_place - vec2(0.8, 0.8)) - 0.42, pinned);
  float reach = selected > 0.5 ? 0.46 : 0.16;
  #ifdef PICKING_MODE
  if (min(d - reach, pin) > 0.0) discard;
  gl_FragColor = v_color;
  #else
  float cover = 1.0 - smoothstep(-v_pixel, 0.0, min(d - reach, pin));
  if (cover <= 0.0) discard;
  float bright = dot(v_color.rgb, vec3(0.299, 0.587, 0.114));
  vec3 ink = bright > 0.5 ? vec3(0.05, 0.06, 0.1) : vec3(1.0);
  vec2 uv = clamp(v_place / vec2(0.72, -0.72) * 0.5 + 0.5, 0.0, 1.0);
  float letter = texture2D(u_glyphs, vec2((glyph + uv.x) / ${cells}.0, uv.y)).a;
  letter *= glyph < ${firstSign}.0 - 0.5 ? 1.0 - smoothstep(0.14, 0.2, v_pixel) : 1.0;
  vec3 colour = mix(v_color.rgb, ink, letter);
  colour = mix(colour, v_ring.rgb, smoothstep(-v_pixel, 0.0, d));
  colour = mix(colour, v_outer.rgb, selected * smoothstep(-v_pixel, 0.0, d - 0.18));
  // The pin: a dot against the text's colour, rimmed in it, so that it shows on every ring.
  vec3 core = dot(v_outer.rgb, vec3(0.333)) > 0.5 ? vec3(0.05, 0.06, 0.1) : vec3(1.0);
  vec3 pinColour = mix(core, v_outer.rgb, smoothstep(-v_pixel, 0.0, pin + 0.18));
  colour = mix(colour, pinColour, 1.0 - smoothstep(-v_pixel, 0.0, pin));
  gl_FragColor = vec4(colour * cover, cover);
  #endif
}`;

const uniforms = ['u_matrix', 'u_sizeRatio', 'u_correctionRatio', 'u_glyphs'] as const;
type Uniform = (typeof uniforms)[number];

/** A program class with the label and hover drawings built in. */
export function shapeProgram(label: NodeLabelDrawingFunction<NodeMarks, EdgeMarks>, hover: NodeHoverDrawingFunction<NodeMarks, EdgeMarks>) {
  return class ShapeProgram extends NodeProgram<Uniform, NodeMarks, EdgeMarks> {
    override drawLabel = label;
    override drawHover = hover;
    private glyphs: { gl: WebGLRenderingContext; texture: WebGLTexture } | null = null;

    getDefinition() {
      const { FLOAT, UNSIGNED_BYTE, TRIANGLES } = WebGLRenderingContext;
      const colour = (name: string) => ({ name, size: 4, type: UNSIGNED_BYTE, normalized: true });
      return {
        VERTICES: 3,
        VERTEX_SHADER_SOURCE: vertex,
        FRAGMENT_SHADER_SOURCE: fragment,
        METHOD: TRIANGLES,
        UNIFORMS: uniforms,
        ATTRIBUTES: [
          { name: 'a_position', size: 2, type: FLOAT }, { name: 'a_size', size: 1, type: FLOAT }, { name: 'a_marks', size: 1, type: FLOAT },
          colour('a_color'), colour('a_ring'), colour('a_outer'), colour('a_id'),
        ],
        CONSTANT_ATTRIBUTES: [{ name: 'a_angle', size: 1, type: FLOAT }],
        CONSTANT_DATA: [[0], [(2 * Math.PI) / 3], [(4 * Math.PI) / 3]],
      };
    }

    processVisibleItem(nodeIndex: number, at: number, data: NodeDisplayData): void {
      const look = data as NodeLook;
      const values = this.array;
      values[at++] = look.x;
      values[at++] = look.y;
      values[at++] = look.size;
      values[at++] = shapes.indexOf(look.shape) + 8 * look.glyph + 256 * Number(look.selected) + 512 * Number(look.pinned);
      values[at++] = floatColor(look.color);
      values[at++] = floatColor(look.ring);
      values[at++] = floatColor(look.outer);
      values[at++] = nodeIndex;
    }

    setUniforms(params: RenderParams, { gl, uniformLocations }: ProgramInfo<Uniform>): void {
      gl.uniform1f(uniformLocations.u_correctionRatio, params.correctionRatio);
      gl.uniform1f(uniformLocations.u_sizeRatio, params.sizeRatio);
      gl.uniformMatrix3fv(uniformLocations.u_matrix, false, params.matrix);
      this.glyphs ??= { gl, texture: glyphTexture(gl) };
      gl.activeTexture(gl.TEXTURE0);
      gl.bindTexture(gl.TEXTURE_2D, this.glyphs.texture);
      gl.uniform1i(uniformLocations.u_glyphs, 0);
    }

    override kill(): void {
      this.glyphs?.gl.deleteTexture(this.glyphs.texture);
      super.kill();
    }
  };
}

function glyphTexture(gl: WebGLRenderingContext): WebGLTexture {
  const canvas = document.createElement('canvas');
  canvas.width = cells * cellSize;
  canvas.height = cellSize;
  const ink = canvas.getContext('2d')!;
  ink.textAlign = 'center';
  ink.textBaseline = 'middle';
  ink.fillStyle = '#fff';
  glyphs.forEach((letters, cell) => {
    const left = cell * cellSize;
    if (letters === frozenSign) return [0.24, 0.58].forEach(at => ink.fillRect(left + at * cellSize, 0.12 * cellSize, 0.18 * cellSize, 0.76 * cellSize));
    if (letters === bannedSign) {
      ink.lineWidth = 0.2 * cellSize;
      ink.strokeStyle = '#fff';
      ink.beginPath();
      ink.moveTo(left + 0.1 * cellSize, 0.1 * cellSize);
      ink.lineTo(left + 0.9 * cellSize, 0.9 * cellSize);
      return ink.stroke();
    }
    ink.font = `700 ${letters.length > 1 ? 40 : 52}px system-ui, sans-serif`;
    ink.fillText(letters, (cell + 0.5) * cellSize, cellSize * 0.54, cellSize - 6);
  });
  const texture = gl.createTexture()!;
  gl.bindTexture(gl.TEXTURE_2D, texture);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, canvas);
  gl.generateMipmap(gl.TEXTURE_2D);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE);
  gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE);
  return texture;
}
