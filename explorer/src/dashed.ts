// A dashed line for sigma: its rectangle program, with the gaps left out. WebGL knows no dashes.

import { type EdgeProgramType, EdgeRectangleProgram } from "sigma/rendering";

/** The edge program of lines with this dash and gap (pixels at the first zoom). */
export function dashedProgram(dash: number, gap: number): EdgeProgramType {
  return class extends EdgeRectangleProgram {
    getDefinition(): ReturnType<EdgeRectangleProgram["getDefinition"]> {
      const definition = super.getDefinition();
      return {
        ...definition,
        VERTEX_SHADER_SOURCE: definition.VERTEX_SHADER_SOURCE.replace(
          "void main() {",
          "varying float v_along;\nvoid main() {\n" +
            "  v_along = a_positionCoef * length(a_positionEnd - a_positionStart) * u_sizeRatio / u_correctionRatio;",
        ),
        FRAGMENT_SHADER_SOURCE: definition.FRAGMENT_SHADER_SOURCE.replace(
          "void main(void) {",
          "varying float v_along;\nvoid main(void) {",
        ).replace("#else", `#else\n  if (mod(v_along, ${(dash + gap).toFixed(1)}) > ${dash.toFixed(1)}) discard;`),
      };
    }
  };
}
